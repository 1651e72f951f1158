import { describe, expect, it } from 'vitest';
import { findingsOf } from '../detector-spec.fixture.ts';
import { age } from './age.ts';
import { username } from './username.ts';

describe('age', () => {
  it.each([
    ['Name: A. Smith, age: 45', '45'],
    ['"age": 7, "sex": "f"', '7'],
    ['Alter: 81 Jahre', '81'],
    ['A 45-year-old man presented with chest pain', '45'],
    ['die 62-jährige Patientin', '62'],
    ['a 33 year old pregnant woman', '33'],
  ])('finds the age in: %s', (text, years) => {
    expect(findingsOf(age, text)).toEqual([`AGE ${years}`]);
  });

  it.each([
    'a 45-year-old bridge',
    'age: 450',
    'Max-Age: 3600',
    'page: 12',
    'the age of 21 is the legal one in many places',
    'edad: desconocida 1',
  ])('leaves alone: %s', (text) => {
    expect(findingsOf(age, text)).toEqual([]);
  });
});

describe('username', () => {
  it.each([
    ['username: j.doe42', 'j.doe42'],
    ['Login = "mwagner"', 'mwagner'],
    ['my user name is kari_89, thanks', 'kari_89'],
    ['Benutzername: p.lang.', 'p.lang'],
    ["nom d'utilisateur : mdupont75", 'mdupont75'],
    ['"user_id": "svenja.k"', 'svenja.k'],
  ])('finds the name in: %s', (text, name) => {
    expect(findingsOf(username, text)).toEqual([`USERNAME ${name}`]);
  });

  it.each([
    'username: string',
    'username = "admin"',
    'username: ${USER_NAME}',
    'user.id = get_id(1)',
    'username = os.environ["USER"]',
    'username = form.name(1)',
    'The username is required.',
    'login: page_1@example.com',
    'const username = request.body',
  ])('leaves alone: %s', (text) => {
    expect(findingsOf(username, text)).toEqual([]);
  });
});
