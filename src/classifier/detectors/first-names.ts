/** Given names that are common in English, German, French, Spanish, Italian, Dutch, Nordic, Slavic, Indian and other use. */
const NAMES = `
aaron abdul abigail adam adele adrian agnes ahmed aisha alain alan albert alberto alejandro alessandro alex alexander
alexandra alfred ali alice alicia alison allison amanda amber amelia amina amit amy ana anders andrea andreas andrew
andrzej angela angelika anil anita anja ann anna anne annette anthony antoine anton antonio anya arjun arthur asha
ashley astrid aurelie axel barbara beatrice beatriz ben benjamin bernard bernd bernhard bettina beth betty birgit bob
boris brandon brenda brian bridget bruno bryan camille carl carla carlos carmen carol carolina caroline carolyn
catherine cathy cecilia chantal charles charlotte chen chloe chris christa christian christina christine christoph
christophe christopher claire clara claude claudia colin connie craig cristina cynthia daisy dan daniel daniela danielle
dave david deborah debra denise dennis derek diana diane diego dieter dimitri dirk dmitry dolores dominik dominique
donald donna dora doris dorothy douglas dylan eduardo edward eileen elena eleanor eli elias elisabeth elizabeth elke
ella ellen emil emily emma emmanuel enrique erich eric erik erika ernst esther ethan eva evelyn fatima felix fernando
fiona florian frances francesca francesco francis francisco francois françois frank franz fred frederic frederick
friedrich gabriel gabriela gareth gary gavin geoffrey george georg georges gerald gerard gerhard giovanni giulia
gloria gordon grace graham greg gregory guido guillaume gunter günter gustav guy hamza hanna hannah hannelore hans
harold harry hassan heather heidi heike heinrich heinz helen helena helene helga helmut henri henrik henry herbert
hermann hilde holger horst howard hugo ian ibrahim ines ingrid irene irina isaac isabel isabella isabelle ivan jack
jacob jacqueline jacques jakob james jamie jan jane janet janice jasmin jason javier jean jeff jeffrey jennifer jens
jeremy jerry jesse jessica jesus jim joachim joan joanna joe joel johan johann johanna johannes john johnny jon
jonas jonathan jordan jorge jose josé josef joseph joshua josie joyce juan juana judith judy julia julian julie julien
jürgen justin kai karen karim karin karl karl-heinz karsten kate katharina katherine kathleen kathryn kathy katja katrin
keith kelly ken kenneth kerstin kevin khalid kim klaus krishna kristin kristina kurt kyle lara larry lars laura lauren
laurent lea leah lena leo leon leonard leslie liam lily linda lisa liu logan lorenzo louis louise luc luca lucas lucia
lucie lucy luigi luis luisa lukas luke lydia madeleine magdalena manfred manuel marc marcel marco marcus margaret
margarita maria marianne marie marina mario marion marjorie marta martha martin martina marvin mary mateo mathias
mathieu matt matteo matthew matthias maurice max maximilian megan mehmet melanie melissa mia michael michel michele
michelle miguel mike mila mohamed mohammed molly monica monika monique morgan muhammad nadia nadine nancy natalia natalie
natasha nathan neil nicholas nick nico nicola nicolas nicole niklas nils nina noah noel nora norbert norman oliver olivia
olivier omar oscar oskar otto pablo pamela paola paolo patricia patrick patrizia paul paula paulina pauline pedro peggy
peter petra phil philip philipp philippe pierre pietro piotr priya rachel rafael rainer raj rajesh ralf ralph ramon
ravi raymond rebecca regina reinhard renate rené renée ricardo richard rita rob robert roberto robin rodrigo roger
roland rolf roman ronald rosa rosemary rosie ross roy rudolf russell ruth ryan sabine sally sam samantha samir samuel
sandra sanjay santiago sara sarah scott sean sebastian serge sergei sergio shannon sharon sheila shirley silke silvia
simon simone sofia sonia sonja sophia sophie stefan stefanie stefano stella stephan stephanie stephen steve steven
stuart sue susan susanne suzanne sven svetlana sylvia sylvie tamara tania tanja tara tatiana ted teresa terry thea
theresa thierry thomas tim timothy tina tobias todd tom tomasz tony torsten tracy troy udo ulrich ulrike ursula ute uwe
valentina valerie vanessa vera verena veronica victor victoria viktor vincent virginia vladimir volker walter wanda wei
wendy werner wilhelm william winston wolfgang xavier yasmin yolanda yusuf yves yvonne zachary zoe hugo elena joanne dean
giuseppe anders björn ingeborg lotte maite nuria iker pilar rocio rocío jesús maría josefa begoña álvaro íñigo gonzalo
`;

export const FIRST_NAMES: readonly string[] = [...new Set(NAMES.trim().split(/\s+/))];

/** People of public life and figures of speech whose names alone say nothing of a private person; in lower case. */
const FAMOUS = `
einstein|newton|shakespeare|obama|trump|biden|clinton|kennedy|lincoln|washington|churchill|thatcher|merkel|scholz|merz|macron
napoleon|bonaparte|hitler|stalin|lenin|marx|darwin|freud|kant|hegel|nietzsche|goethe|schiller|mozart|beethoven|bach|picasso
gogh|rembrandt|dali|warhol|monet|austen|dickens|hemingway|tolkien|rowling|orwell|kafka|tolstoy|dostoevsky|cervantes|borges
márquez|curie|turing|lovelace|hawking|feynman|heisenberg|schrödinger|gauss|euler|fermat|hilbert|gödel|galileo|kepler
copernicus|tesla|edison|musk|bezos|gates|jobs|zuckerberg|altman|buffett|putin|zelensky|gandhi|nehru|modi|mandela
luther|parks|malcolm|swift|beyoncé|jackson|presley|lennon|mccartney|dylan|hendrix|bowie|spielberg|kubrick|hitchcock|tarantino
hanks|pitt|jolie|dicaprio|messi|ronaldo|federer|nadal|djokovic|williams|jordan|lebron|bolt|armstrong|aldrin|gagarin|columbus
magellan|polo|cleopatra|caesar|aristotle|plato|socrates|dalí|kahlo|chomsky|knuth|torvalds|stallman|dijkstra|potter|holmes|bond
doe|mustermann|dupont|public|skywalker|kent|wayne|stark|frankenstein|karenina|bovary|winehouse|cobain|plath|crow|duck|mouse|steinmeier|mcclane|gruber|poppins|bean|monroe|chaplin|wilde|joyce|woolf|orwell|poe|keats|blake|byron|wordsworth
`;
export const FAMOUS_SURNAMES: ReadonlySet<string> = new Set(FAMOUS.trim().split(/[\s|]+/));
