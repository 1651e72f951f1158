/** Words that in nearly every text, in the eight languages: no phrase is looked for by one of them. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `access action admin attempts bad below card checked collector condition credit cut due environment escalation explicit fine fit health help internet known leaves legal licence limit limitations looked lost messages missing named numbers office passed payment personal personality pictures previous prices public raise refuse refused remember replaced report results retention runs secret sends sentence shows statement step stop taken vendor wrong company behind changed
  he they would needs write go process reads come uses character account exit range power people self using address answer case code cost default else file id key list log model note output question record records request response section side state table text title token url user users version written
  a about after again all always am an and another any are as asked at away back be because been before being best between both but by call called
  can cannot change check come comes could data date day did do does doing don done down each end even every everyone everything few find first for forever form found
  from gave get gets give go goes going good got had hand has have her here high him his how i if in information into is it its just keep keeps know last leave left
  less life like line long look lot made make makes man many may me mean might month months more most much must my name need never new next no not nobody
  nothing now number of off old on once one only open or order other others our out over own people person place plan please point price put puts rate read run said same
  say says see send sent set she should since small so some someone something start still such take tell test than that the their them then there these they thing this those three
  through time to today too two type under until up us use used very want wants was way we week weeks well went were what when where which while who why will with without won word work
  works would write year years yet you your isn hasn haven doesn didn wasn t s d ll re ve m
  aber als am an auch auf aus bei bin bis da das dass dem den der des die dies doch du durch ein eine einem einen einer eines er es für gegen haben hat hatte ich ihm ihn ihr ihre im in ist ja kann kein keine
  man mehr mein mit muss nach nicht nichts noch nun nur ob oder ohne schon sein seine seiner sich sie sind so soll über um und uns unter viel vom von vor war was weil wenn wer wie wieder wir wird zu zum zur
  au aux avec ce cela ces cette comme dans de des du elle en est et être eu fait il ils je la le les leur lui ma mais me même mes moi mon ne nos notre nous on ont ou par pas plus pour qu que qui sa sans se ses si son sont sous sur ta tes
  toi ton tout très tu un une vos votre vous y a al algo como con cuando de del desde donde el ella en entre era es eso esta este fue ha había hace hasta hay la las le les lo los más me mi muy nada ni no nos o otra otro para pero por porque qué
  que quien se ser si sin sobre son su sus también te tiene todo un una y ya yo ai al alla allo anche che chi ci col come con cui da dal dalla dei del della di dove e è era fa gli ha hanno ho i il in io la le lei li lo loro lui ma mi mia mio
  ne nei nel nella noi non o per più poi quando quella quello questa questo se si solo sono su sua sul suo ti tra tu un una uno vi aan al als bij dat de deze die dit door dus een en er geen haar had heb heeft het hij hoe hun ik in is je kan maar
  me mee meer men met mij mijn na naar niet nog nu of om onze ook op over te tegen toch toe tot uit u van veel voor wat we wel wie wij worden wordt ze zich zij zijn zo zou a ao aos as até com como da das de dela dele do dos e é ela ele em entre
  era essa esse esta este eu foi há isso já lhe mais mas me mesmo meu minha muito na nas não nem no nos num numa o os ou para pela pelo por qual quando que quem se sem ser seu sua são também te tem um uma ale bo był była było by co czy dla do
  gdy i ich ja jak jako je jego jej jest już każdy kto który mi mnie może mu my na nad nas nic nie niż o od on ona one oni po pod przed przez przy sam się są sobie ta tak tam te tego tej ten to tu tym u w we więc wszystko z za ze że`
    .trim()
    .split(/\s+/),
);
