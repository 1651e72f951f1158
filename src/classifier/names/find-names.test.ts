import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../view/lexicon.ts';
import { viewText } from '../view/text-view.ts';
import { findNames } from './find-names.ts';
import { wordStarts } from './name-candidates.ts';

const namesIn = (text: string): string[] =>
  findNames(text, viewText(text, buildLexicon([])).capitals).map(({ start, end }) => text.slice(start, end));

describe('findNames', () => {
  it('takes no article or pronoun for a name, in capitals either', () => {
    expect(namesIn("I'M SCARED TO TELL HR THAT MY HANDS SHAKE BECAUSE OF THE PARKINSON")).toEqual([]);
  });

  it.each([
    [
      'Hi Margaret,\n\nyour parcel is late.\n\nBest,\nPriyanka Raghunathan',
      ['Margaret', 'Priyanka Raghunathan'],
    ],
    ['Sehr geehrte Frau Grabowski, vielen Dank.', ['Grabowski']],
    ['Ich heiße Thorsten Wachtel und wohne in Bremen.', ['Thorsten Wachtel']],
    ['Bonjour Solène, peux-tu appeler Mme Aïcha Charpentier ?', ['Solène', 'Aïcha Charpentier']],
    ['Me llamo Joaquín Echeverría y vivo en Bilbao.', ['Joaquín Echeverría']],
    ['Mi chiamo Ilaria Contini e abito a Parma.', ['Ilaria Contini']],
    ['Beste Sjoerd, Femke de Boer heeft gebeld.', ['Sjoerd', 'Femke de Boer']],
    ['O meu nome é Beatriz Nogueira.', ['Beatriz Nogueira']],
    ['Nazywam się Zbigniew Wójtowicz.', ['Zbigniew Wójtowicz']],
    ['{"patient_name":"Rosalind Achebe","ward":"7B"}', ['Rosalind Achebe']],
    ["VALUES (17, 'Leopold Ackermann', 58000)", ['Leopold Ackermann']],
    ['| Rohan Mehrotra | Finance | Pune |', ['Rohan Mehrotra']],
    ['WITNESS STATEMENT OF GERALDINE FITZPATRICK', ['GERALDINE FITZPATRICK']],
    ['The minutes were taken by A. J. Thornbury.', ['A. J. Thornbury']],
    ["Complaint from Ms. Jacqueline O'Rourke about the noise.", ["Jacqueline O'Rourke"]],
    ['Ask Jean-Baptiste Lefèvre.', ['Jean-Baptiste Lefèvre']],
    ['Anna van der Berg called', ['Anna van der Berg']],
    ['My name is Thomas Hoffmeister-Blackwood.', ['Thomas Hoffmeister-Blackwood']],
    ["The customer's name is Sofia Wellington-Wellington. Dear all", ['Sofia Wellington-Wellington']],
    ['Stefan von Schmidtbauer called.', ['Stefan von Schmidtbauer']],
    ['Klaus von Zimmermann-Lehmann called.', ['Klaus von Zimmermann-Lehmann']],
    ['What is your name? Agatha S Ottarsdóttir', ['Agatha S Ottarsdóttir']],
    ['They had six: Romi, Erik, Amy and Kristen.', ['Romi', 'Erik', 'Amy', 'Kristen']],
    ['Gegründet von Birgit Vogt, Hofmann und Lehmann.', ['Birgit Vogt', 'Hofmann', 'Lehmann']],
    [
      'Forward it to Abdulrahman Al-Qahtani and to Omar al-Masri.',
      ['Abdulrahman Al-Qahtani', 'Omar al-Masri'],
    ],
    ['Manager: Kim Min-seo.', ['Kim Min-seo']],
    ['Bryce, can I please speak to your boss?', ['Bryce']],
    ["What's your last name? Matthíasson", ['Matthíasson']],
    ['A film by Joakim Westgård and starring Westgård', ['Joakim Westgård', 'Westgård']],
    ['Ubul: What a wife.\nNicole: Remember me, Mary?', ['Ubul', 'Nicole', 'Mary']],
    ['Ask Lindiwe Mkhize, Gurpreet and Tjitske.', ['Lindiwe Mkhize', 'Gurpreet', 'Tjitske']],
    ['Patient: Hernández Quispe, Rosa\nWard 3', ['Hernández Quispe, Rosa']],
    ['It was sold by Mw. de Wit.', ['de Wit']],
    ['Rückruf wegen Heizung. Gruß Uwe', ['Uwe']],
    ['Ronan MacLeod and LaToya', ['Ronan MacLeod', 'LaToya']],
  ])('finds the names in %j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it('finds again what was a name before in the text', () => {
    expect(namesIn('The tenant, Mr Anatol Kovalski, owes rent. Kovalski was warned.')).toEqual([
      'Anatol Kovalski',
      'Kovalski',
    ]);
  });

  it.each([
    'Please restart the Nginx service on the staging cluster.',
    'Die Hauptversammlung findet am 12. Mai im Kongresszentrum statt.',
    'Le conseil municipal de Bordeaux a voté le budget.',
    'El Banco de España publicó ayer el informe.',
    'Compare Amazon, Google and Microsoft cloud prices.',
    'Write to jane.roe@mail.test.org about user_jane and /home/jane.',
    'Hindus, Muslims and Buddhists celebrate in May 2024.',
    'Our San Francisco office is closed.',
    'Ask for Berlin, Support and Security.',
    'What is HIPAA and who must comply with it?',
    'Why did ISIS invade Iraq?',
    'Promise<StoredRecord> { readonly part: TextPiece; }',
    'El lunes 12 de Abril cerramos.',
    'Ask Siri, or write it in Haskell.',
    'Valentine-Murray invested in processors.',
    'The customer shall pay within thirty Days of the Invoice Date.',
  ])('finds none in %j', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it('weighs words without capitals where it is given where they begin', () => {
    const text = 'my name is kareem abdullah and my card was declined';
    expect(findNames(text, wordStarts(text)).map(({ start, end }) => text.slice(start, end))).toEqual([
      'kareem abdullah',
    ]);
  });

  it('takes no piece of an address of e-mail for a name', () => {
    const text = 'mail jane.roe@mail.test.org';
    expect(findNames(text, wordStarts(text))).toEqual([]);
  });
});
