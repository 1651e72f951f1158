import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../view/lexicon.ts';
import { viewText } from '../view/text-view.ts';
import { findAddresses } from './find-addresses.ts';

const addressesIn = (text: string): string[] =>
  findAddresses(text, viewText(text, buildLexicon([]))).map(({ start, end }) => text.slice(start, end));

describe('findAddresses', () => {
  it.each([
    'Flat 3, 27 Harcourt Road, Bristol BS6 7PL',
    '742 Evergreen Terrace, Springfield, IL 62704',
    '2100 N 3rd St, Suite 500, Phoenix, AZ 85004',
    '55 Rue Sainte-Catherine, Montréal, QC H2X 1Z4',
    'Lindenallee 45, 50968 Köln',
    'Am Stadtgraben 8, 79098 Freiburg',
    'Bahnhofstr. 3a, 8001 Zürich',
    '3 place de la République, 59000 Lille',
    'Calle Mayor 5, 3º B, 28013 Madrid',
    'Avenida de la Constitución 21, 41001 Sevilla',
    'Via Garibaldi 12, 20121 Milano MI',
    'Piazza San Marco 4, 30124 Venezia',
    'Keizersgracht 123-II, 1015 CJ Amsterdam',
    'Rua das Flores, 12, 4050-262 Porto',
    'ul. Mickiewicza 12/4, 31-120 Kraków',
    'Dorpsstraat 41, 3981 EB Bunnik',
    'Holstenkamp 27b, 22525 Hamburg',
    'C/ Alcalá 112, 28009 Madrid',
    '4417 Bayview Ave, Unit 12, Toronto, ON M2N 6R8',
    'Strandvejen 112, 2900 Hellerup',
    'P.O. Box 4410, Austin, TX 78765',
    'PSC 3357, Box 1530\nAPO AE 74402',
    '18 Kossuth utca 4\n Apt. 12\n Szeged\n\n Hungary 62488',
    'the corner of Mill Lane and Park Road 12',
    'the corner of 5th Avenue and 42nd Street',
    'the corner of ul. Polna 80 and Nowa Street',
    'Karl-Marx-Platz 47, 01099 Dresden',
    'Willy-Brandt-Ring 8',
    '12 rue Jean-Jaurès, 93200 Saint-Denis',
    'Sveavägen 44, 111 34 Stockholm',
    'Rådhuspladsen 4, 8000 Aarhus C',
    'Postfach 10 20 30, 60311 Frankfurt',
    '350 Fifth Avenue, New York, NY 10118',
    'Grote Markt 1, 2000 Antwerpen',
    'SW1A 1AA',
    '10115 Berlin',
    '14 bis, rue des Tanneurs\n37000 Tours\nFrance',
    'Av. Insurgentes Sur 1602, Col. Crédito Constructor, 03940 Ciudad de México',
    'Avenida da Liberdade 110, 3.º Esq., 1250-146 Lisboa',
    'Vesterbrogade 149, 2. tv, 1620 København V',
    'Bağdat Caddesi No: 112/5, 34710 Kadıköy, İstanbul',
    '1066 Budapest, Teréz körút 22',
    'Árpád fejedelem útja 3',
    '45 Harbour Road, Dingle, V92 X3K7',
    '14 Cross Road, Bengaluru 560038',
    '2 Sakura Street, Tokyo 153-0063',
    '67 Devon Street West\n Suite 240\n West Brook',
    '1317 Kimberly Way Laidlaw Green\n Apt. 962',
    '91211 Koepenicker Str. 74 Suite 980',
    'Via dalla Staziun 87',
    'Carrera 7 # 71-21, Torre B, Bogotá, Colombia',
    'Flat 302, Sai Krupa Apartments, 14th Cross, Indiranagar, Bengaluru 560038',
    'Jalan Ampang 7, 50450 Kuala Lumpur, Malaysia',
    'Vinohradská 1597/174, 130 00 Praha',
    'Lange Straße 5',
    'Rua Nossa Senhora da Graça 75',
  ])('finds %j as one', (address) => {
    expect(addressesIn(`She moved to ${address} in spring`)).toEqual([address]);
  });

  it('finds a region without capitals before a postcode', () => {
    expect(addressesIn('come to 1523 w division st, chicago il 60642 at 7')).toEqual([
      '1523 w division st, chicago il 60642',
    ]);
    expect(addressesIn('sent to uscgc walnut, fpo ae 44941')).toEqual(['uscgc walnut, fpo ae 44941']);
  });

  it('takes lines that are indented far for fields of their own', () => {
    expect(addressesIn('To:\n    Lindenallee 45\n    50968 Köln')).toEqual(['Lindenallee 45', '50968 Köln']);
  });

  it('finds a street that looks like none where the text says that it is an address', () => {
    expect(addressesIn('Our new address is Brisas 68')).toEqual(['Brisas 68']);
    expect(addressesIn('We talked of Brisas 68')).toEqual([]);
  });

  it('keeps the marks of quoted lines out', () => {
    expect(addressesIn('> 24 Clarke Avenue\n> Apt. 805\n> Berlin 10115')).toEqual([
      '24 Clarke Avenue',
      'Apt. 805',
      'Berlin 10115',
    ]);
  });

  it('finds a postcode beside the word for it', () => {
    expect(addressesIn('my zip code is 29687')).toEqual(['29687']);
    expect(addressesIn('PLZ: 8001')).toEqual(['8001']);
    expect(addressesIn('to postcode EC2A 1NT please')).toEqual(['EC2A 1NT']);
    expect(addressesIn('My zip code is 880')).toEqual(['880']);
    expect(addressesIn('ZIP: 394 13')).toEqual(['394 13']);
    expect(addressesIn('{"zip":"8010"}')).toEqual(['8010']);
    expect(addressesIn('the zip is 300 MB, the zip archive has 2371 files')).toEqual([]);
  });

  it('reads an address without capitals', () => {
    expect(addressesIn('please deliver to 97 guildry street, apt. 336')).toEqual([
      '97 guildry street, apt. 336',
    ]);
  });

  it.each([
    'We moved to Berlin 2019 from the old office',
    'Move Item 5 to Slot 7, or pick Plan 5.',
    'Send 50 Chairs and 20 Desks to the office between 1 and 5.',
    'meet to read document, 200 of 300, with UTF-8 and ICD-10',
    'In Windows 11, open Settings, then System.',
    'Chapter 3 discusses the Treaty of Versailles.',
    'Section 12.3 of the Agreement, Order 66, Room 4012.',
    'Sprint Review: Team Falcon finished 12 stories, Team Otter 9.',
    'We live at Brisas 10:30 these days',
    'ITIN 964-96-6112 on form W-7',
    'Aadhaar 3273 9875 8808',
    'License plate 34 ABC 1234',
    'Employee ID 55821, Ingrid Solberg, asks for leave',
    'fill:#E6F7FF,stroke:#005BAC',
    'On 5 May 2024 we sold 40 Monitors and 10 Docking Stations.',
    'Scene 5 and Main Street are cut',
    'meeting 10:30-11:15 room 4012',
    'Order No: 112',
    'Seen by Achterberg on ward 3B today',
    'Component: Billing\nSprint: Aurora 14\nEpic: Phoenix',
    'Abbey Road 1969 is an album',
    'Wall Street 2 came to the cinemas',
    'Backup finished. Next run 2026-11-21 at night, Second run 14',
    'Il tecnico arriva alle 10 e riparte',
    'File "/app/jobs/sync.py", line 31, in run',
    'Bus 42 leaves from stop 3 on High Street every day',
    "L'avenue mesure 1 910 mètres. Le boulevard est long.",
    'See RFC 9110, ISO 8601, IEC 60529 for more',
    'GET https://host.org - HTTP 307\nFETCH 16241: received',
    'Call the Kroll Agency, 61 Staff Members',
    'Python 3.12 and Node 20 are supported; 5 % of users remain.',
  ])('finds none in %j', (text) => {
    expect(addressesIn(text)).toEqual([]);
  });
});
