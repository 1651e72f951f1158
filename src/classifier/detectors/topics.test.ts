import { describe, expect, it } from 'vitest';
import { findingsOf, typesOf } from '../detector-spec.fixture.ts';
import { COMMON_WORDS } from './common-words.ts';
import { topics } from './topics.ts';

describe('topics', () => {
  it.each([
    ['HEALTH', "He stopped taking his meds in May and by June he didn't leave the house."],
    ['HEALTH', 'Our boy carries an EpiPen because of peanuts.'],
    ['HEALTH', '- Rm 12: BP 88/50\n- Rm 14: dressing changed, MRSA swab pending'],
    ['HEALTH', 'Der Busfahrer war gestern unterzuckert.'],
    ['HEALTH', 'Il collega ha avuto un malore: è svenuto in ufficio.'],
    ['HEALTH', 'A minha chefe está a fazer tratamentos de fertilidade.'],
    ['HEALTH', 'Explain these results to me: haemoglobin 8.1, ferritin 4, CRP 62. I am tired all the time.'],
    ['SPECIAL_CATEGORY', 'The new receptionist came out to me on Friday.'],
    ['SPECIAL_CATEGORY', 'Mein Mitarbeiter hat mir gesagt, dass er demnächst als Frau leben will.'],
    ['SPECIAL_CATEGORY', 'My manager knows that my wife is a Seventh-day Adventist.'],
    ['SPECIAL_CATEGORY', 'Onze penningmeester heeft geld uit de clubkas gehaald.'],
    ['SPECIAL_CATEGORY', 'Mi ex tiene una orden de alejamiento y ha vuelto a casa.'],
    ['MNPI', 'Nous allons annoncer jeudi le départ du directeur général.'],
    ['SPECIAL_CATEGORY', 'El chico nuevo es gitano y dos compañeros se quejan.'],
    ['SPECIAL_CATEGORY', 'Hij is zonder verblijfsvergunning en werkt bij de buurman.'],
    ['SPECIAL_CATEGORY', "he's wearing an ankle tag until October so night shifts are off the table"],
    ['SPECIAL_CATEGORY', 'Unser Kassenwart hat Vereinsgeld verspielt, er hat es mir gebeichtet.'],
    ['SPECIAL_CATEGORY', 'After weekends with dad the little one wets the bed and begs not to go back.'],
    ['SPECIAL_CATEGORY', 'La niña de mi clase dice que su padrastro la toca por la noche.'],
    ['SPECIAL_CATEGORY', 'Zamykany w piwnicy chłopiec boi się taty, ma siniaki.'],
    ['LEGAL_PRIVILEGE', 'Our barrister thinks the limitation defence is thin.'],
    ['LEGAL_PRIVILEGE', 'Deposition prep: our witness contradicts himself; we plan to concede negligence.'],
    ['LEGAL_PRIVILEGE', "L'avvocato dice di non rispondere alla diffida."],
    ['MNPI', 'Numbers for Thursday, still embargoed: we will cut the full-year outlook.'],
    ['MNPI', "We'll restate 2022, the auditors found revenue booked early; the board meets tonight."],
    ['MNPI', 'Le fonds entre au capital, on signe mercredi et on ne dit rien aux équipes.'],
    ['MNPI', 'Der Finanzchef wirft hin, das geben wir erst mit den Neunmonatszahlen bekannt.'],
    ['MNPI', 'De jaarwinst komt lager uit, persbericht volgt woensdag voor de opening van de beurs.'],
    ['MNPI', 'Q3 flash: orders down a third, we guide lower on the 24th, not a soul outside this floor.'],
    ['HEALTH', 'Bew. Zi. 7 heute Nacht gestürzt, Platzwunde, Tochter informiert.'],
    ['HEALTH', 'Can my sister be sacked because she is on antidepressants?'],
    ['HEALTH', 'Mój brat jest po chemioterapiach, przeszczepiono mu szpik.'],
    ['SPECIAL_CATEGORY', 'I do not know how to tell my mum that my brother was arrested for stealing.'],
    ['SPECIAL_CATEGORY', 'Der Beschuldigte gab an, Werkzeug aus dem Lager verkauft zu haben.'],
    ['SPECIAL_CATEGORY', 'One of my scouts is being groomed, he is 13.'],
    ['SPECIAL_CATEGORY', 'We are staying at a refuge with the kids, he keeps asking where we are.'],
    ['HUMAN_RESOURCES', 'I need to let Dominik go on Friday, he did not recover after the improvement plan.'],
    ['HUMAN_RESOURCES', 'The tenant in flat 3 is two months behind with the rent arrears.'],
    ['UNPUBLISHED_BUSINESS', "We are sunsetting the free tier in Q3, customers don't know yet."],
    ['VULNERABILITY', 'The reset link works forever and we have not fixed it yet.'],
    ['PASSWORD', 'The alarm code is her birthday backwards.'],
  ])('finds %s in: %s', (type, text) => {
    expect(typesOf(topics, text)).toContain(type);
  });

  it.each([
    'What are the early signs of diabetes and when should someone see a doctor?',
    'Explain the difference between bail and probation.',
    'How do companies decide between an IPO and a private sale?',
    'My daughter wants to learn the piano. Which method book is good?',
    'The teacher asked us to explain photosynthesis in our own words.',
    'Our hospice shop needs volunteers on Saturdays, training provided.',
    'The new driver starts on Monday, please prepare a locker.',
    'We broke the build, the fix is on main now.',
    'Release notes: fixed a crash when a patient had no diagnosis.',
    'Textbook exercise: a man presents with chest pain. Which tests come first?',
    'Two of our bidders withdrew, the company said on Monday, according to Reuters.',
    'Schreib einen Dialog für ein Theaterstück: Eine Anwältin rät ihrem Mandanten zu gestehen.',
    'Stephen Hawking was diagnosed with motor neurone disease; he was 21.',
    'The drug maker has announced the takeover of its rival.',
    "L'autista è nel traffico e arriva con un'ora di ritardo.",
    'How do I demolish the house of my ex in the game?',
    'Escribe un titular neutral: la policía detuvo ayer a dos atracadores en Bilbao.',
    'In chapter three the detective arrests the gardener, but he is innocent.',
    'Our CEO does not know about the surprise party on Friday, the board is invited as well.',
    'Never use a password that is your birthday or the name of your dog.',
  ])('leaves alone: %s', (text) => {
    expect(findingsOf(topics, text)).toEqual([]);
  });

  it('is woken by no word that is in every text', () => {
    expect(topics.words!.filter((word) => word.length < 2 || COMMON_WORDS.has(word))).toEqual([]);
  });
});
