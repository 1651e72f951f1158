import { describe, expect, it } from 'vitest';
import { addressScope } from './address-scope.ts';

describe('the scope of an address', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.1', 'public'],
    ['192.168.1.1', 'private'],
    ['192.169.1.1', 'public'],
    ['169.254.169.254', 'link-local'],
    ['0.0.0.0', 'reserved'],
    ['100.64.0.1', 'reserved'],
    ['100.128.0.1', 'public'],
    ['198.19.0.1', 'reserved'],
    ['224.0.0.1', 'reserved'],
    ['255.255.255.255', 'reserved'],
    ['8.8.8.8', 'public'],
    ['104.18.6.192', 'public'],
    ['::1', 'loopback'],
    ['::', 'reserved'],
    ['fd00::1', 'private'],
    ['fc00:1:2:3:4:5:6:7', 'private'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['fec0::1', 'reserved'],
    ['ff02::1', 'reserved'],
    ['2001:db8::1', 'reserved'],
    ['2001:0:53aa:64c::1', 'reserved'],
    ['2606:4700::6812:6c0', 'public'],
  ])('%s is %s', (address, scope) => {
    expect(addressScope(address)).toBe(scope);
  });

  it.each([
    ['mapped, dotted', '::ffff:127.0.0.1', 'loopback'],
    ['mapped, hexadecimal', '::ffff:7f00:1', 'loopback'],
    ['mapped private', '::ffff:10.0.0.1', 'private'],
    ['mapped metadata service', '::ffff:a9fe:a9fe', 'link-local'],
    ['mapped public', '::ffff:8.8.8.8', 'public'],
    ['translated', '::ffff:0:192.168.0.1', 'private'],
    ['NAT64 private', '64:ff9b::10.0.0.1', 'private'],
    ['NAT64 loopback', '64:ff9b::7f00:1', 'loopback'],
    ['NAT64 public', '64:ff9b::808:808', 'public'],
    ['local-use NAT64', '64:ff9b:1::a00:1', 'reserved'],
    ['6to4 private', '2002:c0a8:101::1', 'private'],
    ['6to4 public', '2002:808:808::1', 'public'],
    ['compatible', '::10.0.0.1', 'reserved'],
  ])('sees the IPv4 address inside an IPv6 one: %s', (_name, address, scope) => {
    expect(addressScope(address)).toBe(scope);
  });

  it.each(['localhost', '', '1.2.3', '2130706433', '0x7f.1', '[::1]', '1.2.3.4/8'])('refuses %j', (text) => {
    expect(() => addressScope(text)).toThrow('not an IP address');
  });
});
