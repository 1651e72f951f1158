/**
 * Full names that the news, the schools and the shops of Europe and America say every day: of those who govern, play,
 * act, sing, write and discover, now and in history, and of firms that bear the name of a founder. Without accents.
 */
export const PUBLIC_NAMES = `
ursula von der leyen|christine lagarde|mario draghi|jens stoltenberg|mark rutte|donald tusk|viktor orban|robert fico|andrzej duda
jaroslaw kaczynski|lech walesa|karol nawrocki|mateusz morawiecki|pedro sanchez|alberto nunez feijoo|santiago abascal|mariano rajoy
jose luis zapatero|felipe gonzalez|antonio costa|antonio guterres|marcelo rebelo|luis montenegro|jair bolsonaro|dilma rousseff
javier milei|cristina kirchner|nicolas maduro|gustavo petro|gabriel boric|andres manuel lopez|claudia sheinbaum|francois hollande
nicolas sarkozy|jacques chirac|francois bayrou|gabriel attal|elisabeth borne|michel barnier|marine le pen|jordan bardella|jean-luc melenchon
sergio mattarella|giuseppe conte|matteo salvini|matteo renzi|enrico letta|romano prodi|elly schlein|geert wilders|dick schoof
alexander de croo|bart de wever|sanna marin|mette frederiksen|ulf kristersson|jonas gahr|sebastian kurz|alexander van der bellen
karl nehammer|robert habeck|annalena baerbock|christian lindner|markus soder|alice weidel|sahra wagenknecht|frank-walter steinmeier
boris pistorius|nancy faeser|karl lauterbach|horst seehofer|gregor gysi|volodymyr zelenskyy|volodymyr zelensky|sergei lavrov|dmitry peskov
alexei navalny|recep tayyip|benjamin netanyahu|mahmoud abbas|narendra modi|imran khan|fumio kishida|yoon suk yeol|jacinda ardern
scott morrison|anthony albanese|mark carney|mike pence|jd vance|nancy pelosi|mitch mcconnell|janet yellen|jerome powell|antony blinken
lloyd austin|marco rubio|ron desantis|gavin newsom|elizabeth warren|alexandria ocasio-cortez|liz truss|gordon brown|jeremy corbyn
nigel farage|nicola sturgeon|rachel reeves|angela rayner|king felipe|felipe vi|queen camilla|pope benedict|pope leo|ban ki-moon|kofi annan
ulysses grant|ulysses s grant|robert e lee|benjamin franklin|alexander hamilton|woodrow wilson|herbert hoover|calvin coolidge|james madison
andrew johnson|martin luther king|frederick douglass|harriet tubman|susan b anthony|amelia earhart|henry viii|oliver cromwell
horatio nelson|duke of wellington|otto von bismarck|paul von hindenburg|rosa luxemburg|karl liebknecht|friedrich ebert|walter ulbricht
erich honecker|ludwig erhard|helmut schmidt|sophie scholl|claus von stauffenberg|erwin rommel|adolf hitler|heinrich himmler|jeanne darc
maximilien robespierre|georges clemenceau|leon blum|jean jaures|philippe petain|simone veil|giuseppe garibaldi|giuseppe mazzini|aldo moro
enrico berlinguer|niccolo machiavelli|lorenzo de medici|cristobal colon|cristoforo colombo|hernan cortes|francisco pizarro|simon bolivar
isabel la catolica|fernando de aragon|felipe ii|carlos v|francisco franco|salvador allende|augusto pinochet|evita peron|juan peron
emiliano zapata|pancho villa|pedro alvares cabral|antonio salazar|willem van oranje|johan de witt|michiel de ruyter|jozef pilsudski
tadeusz kosciuszko|mikolaj kopernik|jan pawel|karol wojtyla|maria sklodowska|ferdinand magellan|amerigo vespucci|galileo galilei
william shakespeare|victor hugo|emile zola|honore de balzac|gustave flaubert|alexandre dumas|jules verne|marcel proust|albert camus
jean-paul sartre|simone de beauvoir|guy de maupassant|charles baudelaire|arthur rimbaud|paul verlaine|antoine de saint-exupery|voltaire
johann wolfgang|johann wolfgang von goethe|friedrich holderlin|heinrich heine|theodor fontane|thomas mann|heinrich mann|hermann hesse
bertolt brecht|gunter grass|heinrich boll|erich kastner|rainer maria rilke|stefan zweig|miguel de cervantes|federico garcia lorca
gabriel garcia marquez|mario vargas llosa|jorge luis borges|julio cortazar|isabel allende|pablo neruda|octavio paz|lope de vega
alessandro manzoni|giacomo leopardi|italo calvino|umberto eco|luigi pirandello|elena ferrante|primo levi|francesco petrarca
giovanni boccaccio|luis de camoes|fernando pessoa|jose saramago|eca de queiros|machado de assis|paulo coelho|clarice lispector
adam mickiewicz|henryk sienkiewicz|wislawa szymborska|czeslaw milosz|olga tokarczuk|stanislaw lem|fyodor dostoevsky|leo tolstoy
alexander pushkin|nikolai gogol|anton chekhov|george bernard shaw|samuel beckett|w b yeats|seamus heaney|lewis carroll|roald dahl
j r r tolkien|jrr tolkien|c s lewis|h g wells|mary shelley|bram stoker|arthur conan doyle|charlotte bronte|emily bronte|thomas hardy
rudyard kipling|john steinbeck|f scott fitzgerald|william faulkner|toni morrison|margaret atwood|haruki murakami|salman rushdie
hans christian andersen|astrid lindgren|henrik ibsen|soren kierkegaard|michelangelo buonarroti|leonardo da vinci|sandro botticelli
vincent van gogh|paul cezanne|paul gauguin|claude monet|edouard manet|auguste renoir|edgar degas|auguste rodin|henri matisse|marc chagall
gustav klimt|egon schiele|albrecht durer|caspar david friedrich|paul klee|wassily kandinsky|joseph beuys|gerhard richter|joan miro
salvador dali|diego velazquez|francisco de goya|el greco|frida kahlo|diego rivera|johannes vermeer|frans hals|piet mondrian
hieronymus bosch|pieter bruegel|peter paul rubens|rene magritte|andy warhol|jackson pollock|antoni gaudi|le corbusier|frank lloyd wright
walter gropius|mies van der rohe|zaha hadid|norman foster|johann sebastian bach|ludwig van beethoven|wolfgang amadeus mozart
franz schubert|robert schumann|clara schumann|johannes brahms|felix mendelssohn|gustav mahler|richard strauss|johann strauss|joseph haydn
georg friedrich handel|frederic chopin|fryderyk chopin|franz liszt|antonin dvorak|claude debussy|maurice ravel|georges bizet|erik satie
gioachino rossini|giuseppe verdi|luciano pavarotti|andrea bocelli|enrico caruso|maria callas|herbert von karajan|leonard bernstein
edith piaf|jacques brel|johnny hallyday|serge gainsbourg|charles aznavour|celine dion|julio iglesias|enrique iglesias|rosalia vila
shakira mebarak|ricky martin|bad bunny|caetano veloso|gilberto gil|amalia rodrigues|helene fischer|udo lindenberg|herbert gronemeyer
dua lipa|billie eilish|ariana grande|miley cyrus|britney spears|christina aguilera|whitney houston|mariah carey|stevie wonder|ray charles
aretha franklin|miles davis|louis armstrong|duke ellington|billie holiday|ella fitzgerald|mick jagger|keith richards|bruce springsteen
george harrison|ringo starr|paul simon|leonard cohen|neil young|tina turner|harry styles|olivia rodrigo|bruno mars|kendrick lamar
harry kane|jamal musiala|florian wirtz|manuel neuer|thomas muller|toni kroos|joshua kimmich|jurgen klopp|julian nagelsmann|hansi flick
franz beckenbauer|gerd muller|lothar matthaus|oliver kahn|philipp lahm|miroslav klose|bastian schweinsteiger|kylian mbappe|ousmane dembele
antoine griezmann|zinedine zidane|thierry henry|michel platini|didier deschamps|luis enrique|luka modric|karim benzema|sergio ramos
andres iniesta|xavi hernandez|gerard pique|iker casillas|lamine yamal|pedri gonzalez|vinicius junior|jude bellingham|carlo ancelotti
pep guardiola|jose mourinho|alex ferguson|arsene wenger|cristiano ronaldo|luis figo|bruno fernandes|bernardo silva|joao felix|diego maradona
johan cruyff|johan cruijff|marco van basten|ruud gullit|virgil van dijk|frenkie de jong|memphis depay|arjen robben|robin van persie
brian brobbey|cody gakpo|romelu lukaku|kevin de bruyne|eden hazard|thibaut courtois|dusan vlahovic|gianluigi buffon|roberto baggio
francesco totti|andrea pirlo|paolo maldini|gianluigi donnarumma|federico chiesa|robert lewandowski|zbigniew boniek|wojciech szczesny
piotr zielinski|erling haaland|martin odegaard|zlatan ibrahimovic|mohamed salah|sadio mane|heung-min son|marcus rashford|bukayo saka
phil foden|declan rice|wayne rooney|gary lineker|bobby charlton|george best|alan shearer|steven gerrard|frank lampard|mauro icardi
iga swiatek|aryna sabalenka|agnieszka radwanska|hubert hurkacz|carlos alcaraz|jannik sinner|novak djokovic|roger federer|rafael nadal
andy murray|alexander zverev|daniil medvedev|stefanos tsitsipas|boris becker|steffi graf|angelique kerber|coco gauff|naomi osaka
serena williams|maria sharapova|bjorn borg|john mcenroe|pete sampras|andre agassi|max verstappen|charles leclerc|carlos sainz
fernando alonso|lando norris|sebastian vettel|niki lauda|ayrton senna|alain prost|valentino rossi|marc marquez|tadej pogacar
jonas vingegaard|remco evenepoel|primoz roglic|mathieu van der poel|wout van aert|eddy merckx|lance armstrong|miguel indurain|marco pantani
chris froome|usain bolt|michael phelps|katie ledecky|simone biles|nadia comaneci|carl lewis|jesse owens|eliud kipchoge|mo farah
lebron james|stephen curry|kevin durant|shaquille oneal|larry bird|magic johnson|giannis antetokounmpo|luka doncic|nikola jokic|pau gasol
dirk nowitzki|tony parker|tom brady|patrick mahomes|babe ruth|wayne gretzky|rory mcilroy|bernhard langer|magnus carlsen|garry kasparov
bobby fischer|anatoly karpov|jan-krzysztof duda|adam malysz|kamil stoch|felix zwayer|pierluigi collina|szymon marciniak|wladimir klitschko
oliver stone|michael douglas|shia labeouf|steven spielberg|martin scorsese|quentin tarantino|stanley kubrick|alfred hitchcock
christopher nolan|ridley scott|james cameron|george lucas|peter jackson|francis ford coppola|clint eastwood|woody allen|tim burton
david lynch|wes anderson|greta gerwig|federico fellini|sergio leone|roberto benigni|sophia loren|marcello mastroianni|luchino visconti
pedro almodovar|penelope cruz|antonio banderas|javier bardem|luis bunuel|jean-luc godard|francois truffaut|brigitte bardot|alain delon
gerard depardieu|catherine deneuve|juliette binoche|omar sy|jean dujardin|audrey tautou|louis de funes|wim wenders|werner herzog
rainer werner fassbinder|fritz lang|marlene dietrich|romy schneider|til schweiger|daniel bruhl|christoph waltz|paul verhoeven
rutger hauer|roman polanski|andrzej wajda|krzysztof kieslowski|harrison ford|sean connery|roger moore|pierce brosnan|daniel craig
michael caine|ian mckellen|patrick stewart|benedict cumberbatch|hugh grant|colin firth|judi dench|maggie smith|helen mirren|kate winslet
keira knightley|emily blunt|rowan atkinson|john cleese|ricky gervais|leonardo dicaprio|robert de niro|jack nicholson|dustin hoffman
anthony hopkins|jodie foster|sigourney weaver|arnold schwarzenegger|sylvester stallone|bruce willis|mel gibson|nicolas cage|jim carrey
robin williams|eddie murphy|samuel l jackson|matthew mcconaughey|christian bale|heath ledger|joaquin phoenix|ryan gosling|ryan reynolds
chris hemsworth|scarlett johansson|natalie portman|anne hathaway|sandra bullock|nicole kidman|cate blanchett|charlize theron|halle berry
cameron diaz|drew barrymore|meg ryan|grace kelly|ingrid bergman|elizabeth taylor|humphrey bogart|cary grant|james dean|james stewart
john wayne|fred astaire|timothee chalamet|zendaya coleman|margot robbie|florence pugh|pedro pascal|jimmy fallon|jon stewart|david letterman
isaac asimov|arthur c clarke|philip k dick|ursula k le guin|george r r martin|terry pratchett|neil gaiman|douglas adams
edsger dijkstra|edsger w dijkstra|donald knuth|john von neumann|claude shannon|barbara liskov|leslie lamport|tony hoare|niklaus wirth
dennis ritchie|ken thompson|brian kernighan|bjarne stroustrup|james gosling|guido van rossum|brendan eich|yukihiro matsumoto|larry wall
anders hejlsberg|rich hickey|martin fowler|kent beck|robert c martin|fred brooks|john mccarthy|marvin minsky|geoffrey hinton|yann lecun
yoshua bengio|andrew ng|demis hassabis|ilya sutskever|andrej karpathy|dario amodei|jensen huang|lisa su|tim cook|jack dorsey|peter thiel
reid hoffman|marc andreessen|paul graham|larry ellison|michael dell|jack ma|bernard arnault|richard branson|george soros|charlie munger
john d rockefeller|andrew carnegie|jp morgan|henry kissinger|milton friedman|john maynard keynes|friedrich hayek|thomas piketty
paul krugman|joseph stiglitz|amartya sen|noam chomsky|steven pinker|daniel kahneman|michel foucault|jacques derrida|hannah arendt
jurgen habermas|max weber|theodor adorno|walter benjamin|karl popper|ludwig wittgenstein|bertrand russell|martin heidegger|blaise pascal
rene descartes|pierre de fermat|evariste galois|henri poincare|joseph fourier|pierre-simon laplace|louis pasteur|antoine lavoisier
andre-marie ampere|marie curie|irene joliot-curie|carl friedrich gauss|bernhard riemann|david hilbert|emmy noether|georg cantor
gottfried wilhelm leibniz|werner heisenberg|erwin schrodinger|otto hahn|lise meitner|robert koch|wilhelm rontgen|heinrich hertz
gregor mendel|alexander von humboldt|johannes gutenberg|rudolf diesel|carl benz|gottlieb daimler|ferdinand porsche|konrad zuse
enrico fermi|alessandro volta|guglielmo marconi|rita levi montalcini|christiaan huygens|antonie van leeuwenhoek|hendrik lorentz
santiago ramon y cajal|michael faraday|lord kelvin|ernest rutherford|paul dirac|roger penrose|john bardeen|linus pauling|edwin hubble
carl linnaeus|alfred nobel|anders celsius|dmitri mendeleev|ivan pavlov|yuri gagarin|valentina tereshkova|sally ride|greta thunberg
malala yousafzai|edward snowden|julian assange|jamie oliver|gordon ramsay|bear grylls|david attenborough|neil degrasse|brian cox
coco chanel|christian dior|giorgio armani|gianni versace|karl lagerfeld|vivienne westwood|tommy hilfiger|calvin klein|ralph lauren
hugo boss|michael kors|yves saint laurent|louis vuitton|jean paul gaultier|paco rabanne|kate spade|marc jacobs|levi strauss|jack wolfskin|roland berger|bruno retailleau|gerald darmanin|yolanda diaz|johns hopkins|carnegie mellon|brigham young|arnold palmer|tom collins|earl grey|scott bessent|lars klingbeil|oscar piastri|hanna arendt|rachida dati|gael monfils|arthur fils|viktor gyokeres|ruben amorim|harper lee|clara wieck|clara schumann
morgan stanley|goldman sachs|charles schwab|merrill lynch|lehman brothers|credit suisse|wells fargo|johnson johnson|ernst young
marks spencer|procter gamble|ben jerrys|baker mckenzie|mckinsey company|booz allen|arthur andersen|philip morris|jack daniels
johnnie walker|jim beam|captain morgan|dr oetker|dr pepper|harley davidson|rolls royce|aston martin|alfa romeo|mercedes benz|land rover
ford focus|ford fiesta|ford mustang|ford transit|ford sierra|ford mondeo|john deere|mary kay|sara lee|wendys old|uncle bens|aunt jemima
victoria secret|abercrombie fitch|bang olufsen|black decker|harper collins|simon schuster|penguin random|warner bros|walt disney|marie claire
elizabeth arden|estee lauder|helena rubinstein|max factor|vera wang|jimmy choo|stella mccartney|carolina herrera|adolfo dominguez
santiago bernabeu|giuseppe meazza|camp nou|ruy lopez|don quijote|don juan|sancho panza|emma bovary|jean valjean|elizabeth bennet
harry hole|miss marple|hercule poirot|jules maigret|captain nemo|phileas fogg|luke skywalker|obi-wan kenobi|homer simpson|rick sanchez
foo bar|john q public|juan perez|jan jansen|jan novak|erika musterfrau|ola nordmann
`;
