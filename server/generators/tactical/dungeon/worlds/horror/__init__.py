"""What should have stayed shut: asylums, charnel houses, cellars of a cult, drowned sewers."""

from dataclasses import replace

from server.generators.tactical.dungeon.places import Place
from server.generators.tactical.dungeon.places.prison import PRISON
from server.generators.tactical.dungeon.places.sewer import SEWER
from server.generators.tactical.dungeon.places.tomb import TOMB
from server.generators.tactical.dungeon.worlds.layouts import HOUSES
from server.generators.tactical.dungeon.worlds.world import World

TITLES = ("The {adjective} {noun}", "The {noun} of {name}", "{name} {noun}", "The {noun} below {name}")

ASYLUM = Place(
    "asylum",
    "An asylum: wards, padded cells, surgery, baths, the director's office and a morgue.",
    2.0, *HOUSES[:2],
    needs=("ward", "padded_cell", "surgery", "treasury", "bathhouse", "morgue", "study", "ward", "guard",
           "padded_cell"),
    pool=(
        ("ward", 4), ("padded_cell", 4), ("surgery", 2), ("bathhouse", 2), ("morgue", 2), ("prison", 2), ("store", 2),
        ("study", 1), ("library", 1), ("kitchen", 1), ("dining", 1), ("cellar", 1), ("shrine", 0.5), ("stairs", 1),
        ("cavein", 1), ("ritual", 0.5),
    ),
    titles=TITLES, nouns=("Asylum", "Sanatorium", "Hospital", "Infirmary", "Madhouse"),
    adjectives=("Silent", "Burned", "Forgotten", "Weeping", "White", "Screaming"),
    shapes=HOUSES.shapes, wild=0.03, doors=(("iron", 5), ("wood", 4), ("portcullis", 1)), lit=0.75, decay=1.5,
    paving="tiles",
    floors={"study": "boards", "library": "boards", "cellar": "cobbles", "morgue": "tiles", "shrine": "checker"},
    names={"entrance": "Admission", "hall": "Corridor", "treasury": "Patients' effects", "study": "Director's office",
           "guard": "Orderlies", "prison": "Violent ward", "library": "Case files", "dining": "Refectory",
           "store": "Linen",
           "cellar": "Boiler cellar", "shrine": "Chapel", "ritual": "What the director found",
           "stairs": "Cellar stairs"},
    furniture={"bed": "gurney", "rack": "medicine_cabinet", "goods": "medicine_cabinet", "armour": "drip_stand",
               "statue": "gurney", "torch": "lantern", "brazier": "lantern_post", "urn": "bucket"},
)  # fmt: skip

CHARNEL_HOUSE = replace(
    TOMB, name="charnel_house", about="A charnel house: bones to the ceiling, open graves, and those who eat there.",
    weight=1.2, like="tomb", titles=TITLES, nouns=("Charnel House", "Bone Pit", "Mass Grave", "Ossuary"),
    adjectives=("Gnawing", "Open", "Hungry", "Unquiet", "Ghouls'", "Nameless"),
    needs=("tomb", "ossuary", "treasury", "morgue", "crypt", "ritual", "ossuary", "embalming", "lair", "pit"),
    names={**TOMB.names, "ossuary": "Wall of skulls", "lair": "Ghouls' larder", "embalming": "Flensing room",
           "treasury": "Rings and teeth", "morgue": "Fresh ones"},
    lit=0.6, decay=1.6,
)  # fmt: skip

CULT_CELLAR = Place(
    "cult_cellar",
    "Cellars of a cult below a decent house: circles, cages, an altar, robes, and a door that is bolted from outside.",
    1.2, *HOUSES[:2],
    needs=("ritual", "idol", "treasury", "torture", "prison", "library", "vestry", "dining", "cellar", "ritual"),
    pool=(
        ("ritual", 3), ("prison", 3), ("crypt", 2), ("cellar", 3), ("store", 2), ("study", 2), ("torture", 2),
        ("morgue", 1),
        ("lair", 2), ("quarters", 1), ("ossuary", 2), ("pit", 1), ("laboratory", 1), ("stairs", 1), ("chasm", 2),
    ),
    titles=TITLES, nouns=("Cellars", "House", "Lodge", "Congregation"),
    adjectives=("Crawling", "Yellow", "Starving", "Faceless", "Red", "Whispering"),
    wild=0.15, doors=(("wood", 6), ("iron", 3)), lit=0.7, decay=1.3, paving="bricks", figures=("beast", "broken"),
    floors={"dining": "boards", "library": "boards", "study": "boards", "quarters": "boards", "ritual": "slabs"},
    names={"entrance": "Cellar door", "hall": "Passage", "ritual": "Summoning circle", "idol": "What they feed",
           "prison": "The chosen", "torture": "Persuasion", "vestry": "Robes and masks", "treasury": "Offerings",
           "dining": "Last supper", "lair": "Where it sleeps"},
)  # fmt: skip

DROWNED_SEWER = replace(
    SEWER, name="drowned_sewer", about="A sewer in which something bred: nests, drowned rooms, bones and a shrine.",
    weight=0.9, like="sewer", titles=TITLES, nouns=("Sewer", "Sump", "Outfall", "Cistern"),
    adjectives=("Drowned", "Breeding", "Pulsing", "Black", "Choking"),
    names={**SEWER.names, "lair": "Brood chamber", "camp": "Last refuge", "store": "Larder", "cistern": "Black water"},
    lit=0.6, decay=1.6, paving="slabs", floors={"treasury": "boards", "store": "boards"},
)  # fmt: skip

OUBLIETTES = replace(
    PRISON, name="oubliettes", about="A prison whose gaolers left and whose prisoners did not.",
    weight=0.9, like="prison", titles=TITLES, nouns=("Oubliettes", "Cells", "Gaol", "Hole"),
    adjectives=("Forgotten", "Starved", "Scratching", "Bricked-Up", "Lightless"),
    names={**PRISON.names, "guard": "Barricade", "torture": "Instruments", "barracks": "Empty bunks"}, lit=0.7,
    decay=1.6,
)  # fmt: skip

HORROR = World(
    "horror",
    "What should have stayed shut: asylums, charnel houses, cellars of a cult, drowned sewers.",
    (ASYLUM, CHARNEL_HOUSE, CULT_CELLAR, DROWNED_SEWER, OUBLIETTES),
    {"crack": "crack", "globe": "skull_pile", "barrel": "barrel"},
    openings=("Hollow", "Grim", "Raven", "Mourn", "Black", "Mor", "Gallow", "Hag", "Wither", "Ash", "Crow", "Dread"),
    endings=("moor", "well", "field", "stead", " Hill", "haven", "wick", "marsh", " Lane", "ridge"),
)  # fmt: skip
