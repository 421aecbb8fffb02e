/**
 * Everyday sentences in the languages of `declaration.ts`, by code: a declaration alone would teach a network nothing but
 * the words of the law.
 *
 * Source: written for this project. Licence: that of the project.
 */
export const everyday: Readonly<Record<string, string>> = {
  en: `
Good morning, how are you today?
I would like a cup of coffee with milk, please.
My brother works in a small shop near the river.
It rained all night, and the streets are still wet.
What time does the last train leave for the city?
She has two cats and a very old dog.
We are going to the beach tomorrow if the weather is good.
I do not know what you mean.
The children play in the garden behind the house.
Thank you very much for your help.
He reads the newspaper every morning before breakfast.
There is no bread left in the kitchen.
My mother cooks the best soup in the world.
Can you tell me how much this costs?
In summer the days are long and the nights are short.
I have lost my keys again.
The moon shines on the black water of the lake.
Her name is Anna, and she comes from a village in the mountains.
Please close the window, because it is cold.
They bought a new table and six chairs.
I am tired, and I want to go to bed.
The old man walks slowly through the forest.
Yesterday we saw a beautiful film about the sea.
Where did you learn to swim so well?
I love you more than anything.
The teacher writes a long word on the board.
We eat fish on Friday and meat on Sunday.
Do you want to dance with me?
His father was a doctor, and his grandfather was a farmer.
The bird sings in the tree outside my window.
Hello, my friend, it is nice to see you.
This book is too heavy for my bag.
Who opened the door?
You must drink more water when it is hot.
The white horse runs across the green field.
I think that she will come back next week.
One, two, three, four, five, six, seven, eight, nine, ten.
The sun rises in the east and sets in the west.
We need eggs, butter, sugar and a little salt.
Nothing is as quiet as snow.
The king lived in a great castle with his three daughters.
I heard a strange noise in the night.
Good night, sleep well, and see you soon.
He was born in the year when the war ended.
Turn left at the church and then go straight on.
My shoes are new, but my feet hurt.
The ship left the harbour early in the morning.
Everything will be all right in the end.
What are you doing there with that knife?
She always laughs when she hears this song.
`,
  de: `
Guten Morgen, wie geht es dir heute?
Ich hätte gern eine Tasse Kaffee mit Milch, bitte.
Mein Bruder arbeitet in einem kleinen Laden am Fluss.
Es hat die ganze Nacht geregnet, und die Straßen sind noch nass.
Um wie viel Uhr fährt der letzte Zug in die Stadt?
Sie hat zwei Katzen und einen sehr alten Hund.
Wir gehen morgen an den Strand, wenn das Wetter gut ist.
Ich weiß nicht, was du meinst.
Die Kinder spielen im Garten hinter dem Haus.
Vielen Dank für Ihre Hilfe.
Er liest jeden Morgen vor dem Frühstück die Zeitung.
In der Küche ist kein Brot mehr.
Meine Mutter kocht die beste Suppe der Welt.
Können Sie mir sagen, wie viel das kostet?
Im Sommer sind die Tage lang und die Nächte kurz.
Ich habe schon wieder meine Schlüssel verloren.
Der Mond scheint auf das schwarze Wasser des Sees.
Sie heißt Anna und kommt aus einem Dorf in den Bergen.
Bitte mach das Fenster zu, denn es ist kalt.
Sie haben einen neuen Tisch und sechs Stühle gekauft.
Ich bin müde und möchte ins Bett gehen.
Der alte Mann geht langsam durch den Wald.
Gestern haben wir einen schönen Film über das Meer gesehen.
Wo hast du so gut schwimmen gelernt?
Ich liebe dich mehr als alles andere.
Der Lehrer schreibt ein langes Wort an die Tafel.
Am Freitag essen wir Fisch und am Sonntag Fleisch.
Möchtest du mit mir tanzen?
Sein Vater war Arzt, und sein Großvater war Bauer.
Der Vogel singt im Baum vor meinem Fenster.
Hallo, mein Freund, schön dich zu sehen.
Dieses Buch ist zu schwer für meine Tasche.
Wer hat die Tür aufgemacht?
Du musst mehr Wasser trinken, wenn es heiß ist.
Das weiße Pferd läuft über die grüne Wiese.
Ich glaube, dass sie nächste Woche zurückkommt.
Eins, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn.
Die Sonne geht im Osten auf und im Westen unter.
Wir brauchen Eier, Butter, Zucker und ein wenig Salz.
Nichts ist so still wie der Schnee.
Der König lebte mit seinen drei Töchtern in einem großen Schloss.
Ich habe in der Nacht ein seltsames Geräusch gehört.
Gute Nacht, schlaf gut und bis bald.
Er wurde in dem Jahr geboren, in dem der Krieg zu Ende ging.
Biegen Sie an der Kirche links ab, und gehen Sie dann geradeaus.
Meine Schuhe sind neu, aber mir tun die Füße weh.
Das Schiff verließ früh am Morgen den Hafen.
Am Ende wird alles gut.
Was machst du da mit dem Messer?
Sie lacht immer, wenn sie dieses Lied hört.
`,
  nl: `
Goedemorgen, hoe gaat het vandaag met je?
Ik wil graag een kopje koffie met melk, alstublieft.
Mijn broer werkt in een kleine winkel bij de rivier.
Het heeft de hele nacht geregend en de straten zijn nog nat.
Hoe laat vertrekt de laatste trein naar de stad?
Zij heeft twee katten en een heel oude hond.
Morgen gaan we naar het strand als het mooi weer is.
Ik weet niet wat je bedoelt.
De kinderen spelen in de tuin achter het huis.
Hartelijk dank voor uw hulp.
Hij leest elke ochtend voor het ontbijt de krant.
Er is geen brood meer in de keuken.
Mijn moeder kookt de lekkerste soep van de wereld.
Kunt u mij zeggen hoeveel dit kost?
In de zomer zijn de dagen lang en de nachten kort.
Ik ben mijn sleutels alweer kwijt.
De maan schijnt op het zwarte water van het meer.
Ze heet Anna en komt uit een dorp in de bergen.
Doe het raam alsjeblieft dicht, want het is koud.
Ze hebben een nieuwe tafel en zes stoelen gekocht.
Ik ben moe en wil naar bed.
De oude man loopt langzaam door het bos.
Gisteren hebben we een mooie film over de zee gezien.
Waar heb je zo goed leren zwemmen?
Ik hou meer van jou dan van wat dan ook.
De leraar schrijft een lang woord op het bord.
Op vrijdag eten we vis en op zondag vlees.
Wil je met me dansen?
Zijn vader was dokter en zijn grootvader was boer.
De vogel zingt in de boom voor mijn raam.
Hallo, mijn vriend, leuk je te zien.
Dit boek is te zwaar voor mijn tas.
Wie heeft de deur opengedaan?
Je moet meer water drinken als het warm is.
Het witte paard rent over het groene veld.
Ik denk dat ze volgende week terugkomt.
Een, twee, drie, vier, vijf, zes, zeven, acht, negen, tien.
De zon komt op in het oosten en gaat onder in het westen.
We hebben eieren, boter, suiker en een beetje zout nodig.
Niets is zo stil als de sneeuw.
De koning woonde met zijn drie dochters in een groot kasteel.
Ik hoorde vannacht een vreemd geluid.
Welterusten, slaap lekker en tot gauw.
Hij werd geboren in het jaar waarin de oorlog voorbij was.
Ga bij de kerk naar links en dan steeds rechtdoor.
Mijn schoenen zijn nieuw, maar mijn voeten doen pijn.
Het schip verliet vroeg in de ochtend de haven.
Uiteindelijk komt alles goed.
Wat doe je daar met dat mes?
Ze lacht altijd als ze dit liedje hoort.
`,
  fr: `
Bonjour, comment allez-vous aujourd’hui ?
Je voudrais une tasse de café au lait, s’il vous plaît.
Mon frère travaille dans un petit magasin près de la rivière.
Il a plu toute la nuit, et les rues sont encore mouillées.
À quelle heure part le dernier train pour la ville ?
Elle a deux chats et un très vieux chien.
Demain, nous irons à la plage s’il fait beau.
Je ne comprends pas ce que tu veux dire.
Les enfants jouent dans le jardin derrière la maison.
Merci beaucoup pour votre aide.
Il lit le journal tous les matins avant le petit déjeuner.
Il n’y a plus de pain dans la cuisine.
Ma mère fait la meilleure soupe du monde.
Pouvez-vous me dire combien ça coûte ?
En été, les jours sont longs et les nuits sont courtes.
J’ai encore perdu mes clés.
La lune brille sur l’eau noire du lac.
Elle s’appelle Anne et vient d’un village dans les montagnes.
Ferme la fenêtre, s’il te plaît, parce qu’il fait froid.
Ils ont acheté une nouvelle table et six chaises.
Je suis fatigué et je veux aller au lit.
Le vieil homme marche lentement à travers la forêt.
Hier, nous avons vu un beau film sur la mer.
Où as-tu appris à nager si bien ?
Je t’aime plus que tout.
Le professeur écrit un long mot au tableau.
Nous mangeons du poisson le vendredi et de la viande le dimanche.
Veux-tu danser avec moi ?
Son père était médecin, et son grand-père était paysan.
L’oiseau chante dans l’arbre devant ma fenêtre.
Salut, mon ami, je suis content de te voir.
Ce livre est trop lourd pour mon sac.
Qui a ouvert la porte ?
Il faut boire plus d’eau quand il fait chaud.
Le cheval blanc court dans le champ vert.
Je pense qu’elle reviendra la semaine prochaine.
Un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix.
Le soleil se lève à l’est et se couche à l’ouest.
Il nous faut des œufs, du beurre, du sucre et un peu de sel.
Rien n’est aussi calme que la neige.
Le roi vivait dans un grand château avec ses trois filles.
J’ai entendu un bruit étrange dans la nuit.
Bonne nuit, dors bien et à bientôt.
Il est né l’année où la guerre a pris fin.
Tournez à gauche devant l’église, puis allez tout droit.
Mes chaussures sont neuves, mais j’ai mal aux pieds.
Le bateau a quitté le port tôt le matin.
Tout ira bien à la fin.
Que fais-tu là avec ce couteau ?
Elle rit toujours quand elle entend cette chanson.
`,
  es: `
Buenos días, ¿cómo está usted hoy?
Quisiera una taza de café con leche, por favor.
Mi hermano trabaja en una pequeña tienda cerca del río.
Llovió toda la noche y las calles todavía están mojadas.
¿A qué hora sale el último tren para la ciudad?
Ella tiene dos gatos y un perro muy viejo.
Mañana iremos a la playa si hace buen tiempo.
No sé lo que quieres decir.
Los niños juegan en el jardín detrás de la casa.
Muchas gracias por su ayuda.
Lee el periódico todas las mañanas antes del desayuno.
Ya no queda pan en la cocina.
Mi madre hace la mejor sopa del mundo.
¿Puede decirme cuánto cuesta esto?
En verano los días son largos y las noches son cortas.
He perdido mis llaves otra vez.
La luna brilla sobre el agua negra del lago.
Se llama Ana y viene de un pueblo de las montañas.
Cierra la ventana, por favor, porque hace frío.
Han comprado una mesa nueva y seis sillas.
Estoy cansado y quiero irme a la cama.
El viejo camina despacio por el bosque.
Ayer vimos una película muy bonita sobre el mar.
¿Dónde aprendiste a nadar tan bien?
Te quiero más que a nada en el mundo.
El maestro escribe una palabra larga en la pizarra.
Comemos pescado los viernes y carne los domingos.
¿Quieres bailar conmigo?
Su padre era médico y su abuelo era campesino.
El pájaro canta en el árbol delante de mi ventana.
Hola, amigo mío, me alegro de verte.
Este libro es demasiado pesado para mi bolsa.
¿Quién ha abierto la puerta?
Tienes que beber más agua cuando hace calor.
El caballo blanco corre por el campo verde.
Creo que ella volverá la semana que viene.
Uno, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez.
El sol sale por el este y se pone por el oeste.
Necesitamos huevos, mantequilla, azúcar y un poco de sal.
Nada es tan tranquilo como la nieve.
El rey vivía en un gran castillo con sus tres hijas.
Oí un ruido extraño durante la noche.
Buenas noches, que duermas bien y hasta pronto.
Nació en el año en que terminó la guerra.
Gire a la izquierda en la iglesia y luego siga todo recto.
Mis zapatos son nuevos, pero me duelen los pies.
El barco dejó el puerto muy temprano por la mañana.
Al final todo saldrá bien.
¿Qué haces ahí con ese cuchillo?
Siempre se ríe cuando oye esta canción.
`,
  pt: `
Bom dia, como está hoje?
Queria uma chávena de café com leite, por favor.
O meu irmão trabalha numa pequena loja perto do rio.
Choveu toda a noite e as ruas ainda estão molhadas.
A que horas parte o último comboio para a cidade?
Ela tem dois gatos e um cão muito velho.
Amanhã vamos à praia se o tempo estiver bom.
Não sei o que queres dizer.
As crianças brincam no jardim atrás da casa.
Muito obrigado pela sua ajuda.
Ele lê o jornal todas as manhãs antes do pequeno almoço.
Já não há pão na cozinha.
A minha mãe faz a melhor sopa do mundo.
Pode dizer-me quanto custa isto?
No verão os dias são longos e as noites são curtas.
Perdi outra vez as minhas chaves.
A lua brilha sobre a água negra do lago.
Ela chama-se Ana e vem de uma aldeia nas montanhas.
Fecha a janela, por favor, porque está frio.
Eles compraram uma mesa nova e seis cadeiras.
Estou cansado e quero ir para a cama.
O velho caminha devagar pela floresta.
Ontem vimos um filme muito bonito sobre o mar.
Onde aprendeste a nadar tão bem?
Amo-te mais do que tudo.
O professor escreve uma palavra comprida no quadro.
Comemos peixe à sexta-feira e carne ao domingo.
Queres dançar comigo?
O pai dele era médico e o avô era lavrador.
O pássaro canta na árvore em frente da minha janela.
Olá, meu amigo, que bom ver-te.
Este livro é pesado demais para a minha mala.
Quem abriu a porta?
Tens de beber mais água quando está calor.
O cavalo branco corre pelo campo verde.
Acho que ela volta na próxima semana.
Um, dois, três, quatro, cinco, seis, sete, oito, nove, dez.
O sol nasce a leste e põe-se a oeste.
Precisamos de ovos, manteiga, açúcar e um pouco de sal.
Nada é tão silencioso como a neve.
O rei vivia num grande castelo com as suas três filhas.
Ouvi um barulho estranho durante a noite.
Boa noite, dorme bem e até breve.
Ele nasceu no ano em que a guerra acabou.
Vire à esquerda na igreja e depois siga sempre em frente.
Os meus sapatos são novos, mas doem-me os pés.
O navio deixou o porto de manhã cedo.
No fim tudo vai correr bem.
O que estás a fazer aí com essa faca?
Ela ri sempre quando ouve esta canção.
`,
  it: `
Buongiorno, come sta oggi?
Vorrei una tazza di caffè con latte, per favore.
Mio fratello lavora in un piccolo negozio vicino al fiume.
Ha piovuto tutta la notte e le strade sono ancora bagnate.
A che ora parte l’ultimo treno per la città?
Lei ha due gatti e un cane molto vecchio.
Domani andremo in spiaggia se farà bel tempo.
Non so che cosa vuoi dire.
I bambini giocano nel giardino dietro la casa.
Grazie mille per il suo aiuto.
Legge il giornale tutte le mattine prima di colazione.
In cucina non c’è più pane.
Mia madre fa la minestra più buona del mondo.
Mi può dire quanto costa questo?
D’estate i giorni sono lunghi e le notti sono corte.
Ho perso di nuovo le chiavi.
La luna splende sull’acqua nera del lago.
Si chiama Anna e viene da un paese di montagna.
Chiudi la finestra, per favore, perché fa freddo.
Hanno comprato un tavolo nuovo e sei sedie.
Sono stanco e voglio andare a letto.
Il vecchio cammina piano attraverso il bosco.
Ieri abbiamo visto un bel film sul mare.
Dove hai imparato a nuotare così bene?
Ti amo più di ogni altra cosa.
Il maestro scrive una lunga parola alla lavagna.
Mangiamo il pesce il venerdì e la carne la domenica.
Vuoi ballare con me?
Suo padre era medico e suo nonno era contadino.
L’uccello canta sull’albero davanti alla mia finestra.
Ciao, amico mio, che bello vederti.
Questo libro è troppo pesante per la mia borsa.
Chi ha aperto la porta?
Devi bere più acqua quando fa caldo.
Il cavallo bianco corre nel campo verde.
Credo che lei tornerà la settimana prossima.
Uno, due, tre, quattro, cinque, sei, sette, otto, nove, dieci.
Il sole sorge a est e tramonta a ovest.
Ci servono uova, burro, zucchero e un po’ di sale.
Niente è così silenzioso come la neve.
Il re viveva in un grande castello con le sue tre figlie.
Ho sentito uno strano rumore nella notte.
Buona notte, dormi bene e a presto.
È nato nell’anno in cui finì la guerra.
Giri a sinistra alla chiesa e poi vada sempre dritto.
Le mie scarpe sono nuove, ma mi fanno male i piedi.
La nave ha lasciato il porto la mattina presto.
Alla fine tutto andrà bene.
Che cosa fai lì con quel coltello?
Ride sempre quando sente questa canzone.
`,
  la: `
Salve, amice, quid agis hodie?
Da mihi, quaeso, aquam et panem cum melle.
Frater meus in parva taberna prope flumen laborat.
Tota nocte pluit, et viae adhuc umidae sunt.
Quota hora navis ultima ad urbem proficiscitur?
Illa duas feles habet et canem valde senem.
Cras ad litus ibimus, si caelum serenum erit.
Nescio quid dicere velis.
Pueri et puellae in horto post domum ludunt.
Gratias tibi ago propter auxilium tuum.
Cotidie mane ante cibum librum legit.
Panis in culina iam non est.
Mater mea optimam cenam omnium parat.
Potesne mihi dicere quanti hoc constet?
Aestate dies longi sunt, noctes autem breves.
Claves meas iterum amisi.
Luna super nigram aquam lacus lucet.
Nomen ei est Anna, et ex vico in montibus venit.
Claude fenestram, quaeso, quod frigus est.
Mensam novam et sex sellas emerunt.
Fessus sum et dormire volo.
Senex lente per silvam ambulat.
Heri pulchram fabulam de mari spectavimus.
Ubi tam bene natare didicisti?
Te magis amo quam omnia alia.
Magister verbum longum in tabula scribit.
Pisces saepe edimus, carnem raro.
Visne mecum saltare?
Pater eius medicus fuit, avus autem agricola.
Avis in arbore ante fenestram meam cantat.
Gaudeo quod te video, mi fili.
Hic liber nimis gravis est mihi.
Quis ianuam aperuit?
Plus aquae bibere debes, cum calor magnus est.
Equus albus per campum viridem currit.
Puto eam proxima hebdomade redituram esse.
Unus, duo, tres, quattuor, quinque, sex, septem, octo, novem, decem.
Sol in oriente oritur et in occidente occidit.
Ova, lac, mel et paulum salis nobis opus sunt.
Nihil tam tacitum est quam nix.
Rex cum tribus filiabus in magno castello vivebat.
Sonum novum noctu audivi.
Vale, bene dormi, et mox te videbo.
Eo anno natus est quo bellum finitum est.
Ad templum te verte, deinde recta via procede.
Calcei mei novi sunt, sed pedes mihi dolent.
Navis prima luce portum reliquit.
Postremo omnia bene erunt.
Quid ibi cum isto cultro facis?
Semper ridet, cum hoc carmen audit.
`,
};
