import { hashOfWord } from '../words/fold-letters.ts';
import { PUBLIC_NAMES } from './public-names.ts';
import { classOfHash, surnameOf } from './word-classes.ts';

/**
 * People of public life, of history and of fiction, whose names alone say nothing of a private person, and names that
 * stand for nobody. Whoever shares such a name is not protected by it; a telephone or a birth date beside it still is.
 */
const UNMISTAKABLE = `
einstein newton shakespeare obama trump biden churchill thatcher merkel scholz macron sarkozy mitterrand napoleon bonaparte
hitler goebbels himmler mussolini stalin lenin trotsky khrushchev gorbachev yeltsin putin zelensky zelenskyy medvedev mao
marx engels darwin freud kant hegel nietzsche schopenhauer wittgenstein heidegger descartes spinoza leibniz voltaire rousseau
goethe schiller mozart beethoven bach vivaldi chopin wagner brahms tchaikovsky verdi puccini debussy stravinsky picasso gogh
rembrandt vermeer dali dalí warhol monet manet cezanne matisse michelangelo raphael caravaggio botticelli donatello leonardo
austen dickens hemingway tolkien rowling orwell kafka tolstoy dostoevsky dostoyevsky chekhov pushkin cervantes borges márquez
proust camus sartre flaubert balzac zola baudelaire dante boccaccio machiavelli chaucer milton keats wordsworth curie pasteur
turing lovelace hawking feynman heisenberg schrödinger schrodinger oppenheimer gauss euler fermat hilbert gödel galileo kepler
copernicus tesla edison faraday maxwell ampere volta nobel planck bohr fermi musk bezos zuckerberg altman buffett gandhi nehru
modi mandela tutu mugabe castro guevara pinochet allende bolsonaro lula chavez maduro berlusconi meloni draghi sunak erdogan
netanyahu arafat gaddafi saddam khomeini khamenei assad mubarak xi kissinger roosevelt eisenhower beyoncé beyonce rihanna
madonna presley lennon mccartney hendrix bowie spielberg kubrick hitchcock tarantino scorsese dicaprio schwarzenegger messi
ronaldo pelé maradona beckham neymar mbappé federer nadal djokovic gagarin magellan cleopatra caesar nero caligula charlemagne
tutankhamun ramses nefertiti hannibal spartacus aristotle plato socrates pythagoras archimedes euclid homer sophocles cicero
virgil ovid seneca confucius buddha jesus moses muhammad chomsky knuth torvalds stallman dijkstra ratajkowski winehouse cobain
plath frankenstein dracula karenina bovary skywalker vader kenobi voldemort dumbledore hermione gandalf frodo sauron aragorn
naruto pikachu totoro garfield superman batman spiderman joker godzilla shrek hamlet macbeth othello romeo juliet odysseus
achilles hercules zeus apollo athena aphrodite poseidon hades thor odin loki quixote mustermann nasreddin aladdin cinderella
rapunzel pinocchio gollum chewbacca yoda twain dirichlet laplace lagrange cauchy poincaré poincare noether ramanujan chebyshev
lebesgue banach sobolev bernoulli doppler avogadro mendeleev linnaeus salinger saturn uranus neptune pluto jupiter diderot
racine mickiewicz sienkiewicz słowacki camões pessoa calderón góngora ariosto petrarca goldoni vondel multatuli
`;
const FULL_NAMES = `
john doe|jane doe|jane roe|richard roe|john q public|max mustermann|erika mustermann|jean dupont|joe bloggs|jan kowalski|mario rossi
fulano de tal|john smith|jane smith|foo bar|alice and bob|george washington|abraham lincoln|john adams|thomas jefferson|andrew jackson
theodore roosevelt|franklin roosevelt|franklin d roosevelt|harry truman|john kennedy|john f kennedy|robert kennedy|jackie kennedy
lyndon johnson|richard nixon|gerald ford|jimmy carter|ronald reagan|george bush|george w bush|bill clinton|hillary clinton
barack obama|michelle obama|donald trump|joe biden|kamala harris|bernie sanders|martin luther|martin luther king|rosa parks|malcolm x
taylor swift|michael jackson|janet jackson|bob dylan|bob marley|freddie mercury|david bowie|elton john|ed sheeran|lady gaga|katy perry
justin bieber|kanye west|kim kardashian|kylie jenner|oprah winfrey|ellen degeneres|tom hanks|tom cruise|brad pitt|angelina jolie
johnny depp|will smith|emma stone|emma watson|robert downey|robert downey jr|chris evans|scarlett johansson|jennifer lawrence
jennifer aniston|jennifer lopez|julia roberts|meryl streep|denzel washington|morgan freeman|george clooney|matt damon|ben affleck
keanu reeves|robert de niro|al pacino|marlon brando|marilyn monroe|audrey hepburn|charlie chaplin|bruce lee|jackie chan|frank sinatra
michael jordan|lebron james|kobe bryant|tiger woods|serena williams|venus williams|usain bolt|muhammad ali|mike tyson|lewis hamilton
michael schumacher|neil armstrong|buzz aldrin|christopher columbus|marco polo|vasco da gama|james cook|isaac newton|charles darwin
alan turing|ada lovelace|grace hopper|tim berners lee|bill gates|steve jobs|steve wozniak|tim cook|larry page|sergey brin|sundar pichai
satya nadella|elon musk|jeff bezos|mark zuckerberg|sam altman|warren buffett|henry ford|thomas edison|nikola tesla|james watt
alexander fleming|francis crick|james watson|rosalind franklin|marie curie|pierre curie|stephen hawking|richard feynman|carl sagan
neil degrasse tyson|jane goodall|sigmund freud|carl jung|karl marx|adam smith|john locke|david hume|thomas hobbes|john stuart mill
friedrich nietzsche|immanuel kant|jane austen|charles dickens|oscar wilde|virginia woolf|james joyce|mark twain|edgar allan poe
ernest hemingway|george orwell|agatha christie|stephen king|dan brown|emily dickinson|walt whitman|robert frost|t s eliot|sylvia plath
anne frank|mother teresa|florence nightingale|joan of arc|princess diana|queen victoria|queen elizabeth|king charles|prince william
prince harry|meghan markle|kate middleton|margaret thatcher|tony blair|david cameron|boris johnson|theresa may|keir starmer|rishi sunak
angela merkel|olaf scholz|friedrich merz|helmut kohl|willy brandt|konrad adenauer|gerhard schröder|emmanuel macron|charles de gaulle
francois mitterrand|silvio berlusconi|giorgia meloni|pedro sánchez|justin trudeau|shinzo abe|aung san suu kyi|kim jong un|xi jinping
pope francis|john paul|dalai lama|sherlock holmes|john watson|james bond|harry potter|ron weasley|hermione granger|albus dumbledore
luke skywalker|han solo|princess leia|darth vader|indiana jones|lara croft|jason bourne|john mcclane|hans gruber|john wick|jack sparrow
captain america|captain marvel|tony stark|bruce wayne|clark kent|peter parker|lois lane|lex luthor|homer simpson|bart simpson
marge simpson|lisa simpson|peter griffin|eric cartman|walter white|jesse pinkman|tony soprano|michael scott|jon snow|ned stark
frodo baggins|bilbo baggins|robin hood|king arthur|peter pan|captain hook|mary poppins|alice in wonderland|winnie pooh|mickey mouse
donald duck|bugs bunny|tom sawyer|huckleberry finn|oliver twist|ebenezer scrooge|david copperfield|jane eyre|elizabeth bennet
anna karenina|jay gatsby|atticus finch|holden caulfield|victor frankenstein|dorian gray|mr darcy|santa claus|jack the ripper|ted bundy
albert einstein|isaac newton|barack obama|michelle obama|donald trump|ivanka trump|melania trump|winston churchill|margaret thatcher|angela merkel
olaf scholz|napoleon bonaparte|benito mussolini|joseph stalin|josef stalin|vladimir lenin|mikhail gorbachev|vladimir putin|mao zedong|karl marx
charles darwin|jean-jacques rousseau|friedrich schiller|wolfgang mozart|amadeus mozart|ludwig beethoven|sebastian bach|antonio vivaldi|richard wagner
giuseppe verdi|giacomo puccini|pablo picasso|johannes vermeer|charles dickens|ernest hemingway|joanne rowling|jk rowling|j k rowling|george orwell
franz kafka|leo tolstoy|lev tolstoy|anton chekhov|miguel cervantes|luis borges|garcía márquez|gabriel márquez|dante alighieri|john milton|ada lovelace
robert oppenheimer|david hilbert|johannes kepler|nikola tesla|thomas edison|james maxwell|clerk maxwell|jeff bezos|sam altman|mahatma gandhi|indira gandhi
mohandas gandhi|jawaharlal nehru|desmond tutu|fidel castro|che guevara|hugo chavez|hugo chávez|giorgia meloni|recep erdogan|tayyip erdogan|henry kissinger
franklin roosevelt|theodore roosevelt|eleanor roosevelt|elvis presley|john lennon|paul mccartney|jimi hendrix|david bowie|alfred hitchcock|quentin tarantino
lionel messi|david beckham|julius caesar|homer simpson|jesus christ|donald knuth|max planck|niels bohr|friedrich engels|leonhard euler|dwight eisenhower
rafael nadal|richard stallman|sylvia plath|salvador allende|bruce wayne
charles manson|jeffrey dahmer|dylann roof|lee harvey oswald|osama bin laden|amy winehouse|kurt cobain|jim morrison|janis joplin
jim crow|uncle sam|uncle bob|joe sixpack|linus torvalds|ada byron|johann sebastian|wolfgang amadeus|ludwig van|vincent van|leonardo da
`;

const ACCENTS = /\p{M}/gu;
const singles = new Set(UNMISTAKABLE.trim().split(/\s+/));
/** Of these the first two words are enough, whatever follows. */
const firstTwo = new Set(namesOf(FULL_NAMES));
const full = new Set([...firstTwo, ...namesOf(PUBLIC_NAMES)]);

/** `Dante y Cervantes`: what a shorter name holds of this is part of it. */
const JOINER = / [eyi] /;
const LONGEST_OF_ONE = 12;

const IN_SINGLES = 1;
const IN_FULL = 2;
/** By the last bits of a hash, whether a word or the first two words of a name may be listed: most names are not. */
const MAY_HAVE = new Uint8Array(32_768);
for (const word of singles) MAY_HAVE[bitsOf(word, 0, word.length)]! |= IN_SINGLES;
for (const name of full) MAY_HAVE[bitsOf(name, 0, endOfTwoWords(name))]! |= IN_FULL;

function bitsOf(name: string, start: number, end: number): number {
  return hashOfWord(name, start, end) & (MAY_HAVE.length - 1);
}

function endOfTwoWords(name: string): number {
  const second = name.indexOf(' ') + 1;
  const end = second === 0 ? -1 : name.indexOf(' ', second);
  return end < 0 ? name.length : end;
}

function mayBeFamous(name: string): boolean {
  const last = name.lastIndexOf(' ') + 1;
  return (
    (MAY_HAVE[bitsOf(name, last, name.length)]! & IN_SINGLES) !== 0 ||
    (MAY_HAVE[bitsOf(name, 0, endOfTwoWords(name))]! & IN_FULL) !== 0
  );
}

function namesOf(lines: string): string[] {
  return lines
    .trim()
    .split(/[\n|]+/)
    .map(withoutAccents);
}

function withoutAccents(name: string): string {
  return name.normalize('NFD').replace(ACCENTS, '');
}

/** Whether the name is that of somebody whom everybody knows, or of nobody; of several joined by a word, each. */
export function isFamous(name: string): boolean {
  const parts = name.length > LONGEST_OF_ONE ? name.split(JOINER) : [name];
  return parts.every(isFamousAlone);
}

function isFamousAlone(name: string): boolean {
  if (!mayBeFamous(name)) return false;
  const words = name.toLowerCase().replaceAll('.', '').split(/\s+/);
  const last = words[words.length - 1]!;
  // With a given name before it, a surname that many bear says nothing: `Carmen Rousseau`, `Luis Castro`.
  const isUnmistakable = singles.has(last) && (words.length === 1 || !isCommonSurname(last));
  if (isUnmistakable) return true;
  const plain = words.map(withoutAccents);
  return full.has(plain.join(' ')) || firstTwo.has(plain.slice(0, 2).join(' '));
}

function isCommonSurname(word: string): boolean {
  return surnameOf(classOfHash(hashOfWord(word, 0, word.length))) >= 2;
}
