"""Old blood: castles of vampires, crypts of great families, abbeys and manors."""

from dataclasses import replace

from server.generators.tactical.dungeon.places import Place
from server.generators.tactical.dungeon.places.keep import KEEP
from server.generators.tactical.dungeon.places.temple import TEMPLE
from server.generators.tactical.dungeon.places.tomb import TOMB
from server.generators.tactical.dungeon.worlds.layouts import HOUSES
from server.generators.tactical.dungeon.worlds.world import World

TITLES = ("{name} {noun}", "The {adjective} {noun}", "The {noun} of {name}", "The {adjective} {noun} of {name}")

VAMPIRE_CASTLE = replace(
    KEEP, name="vampire_castle",
    about="A castle of vampires: great hall, coffins, music room, mirrors and a blood cellar.",
    weight=1.4, like="keep", titles=TITLES, nouns=("Castle", "Keep", "Tower", "Hold"),
    adjectives=("Bleeding", "Sleepless", "Raven", "Crimson", "Nightfall", "Widowed"),
    needs=("throne", "mausoleum", "treasury", "music_room", "library", "dining", "torture", "mirror_hall", "cellar",
           "prison"),
    pool=(
        ("quarters", 4), ("mausoleum", 3), ("gallery", 2), ("study", 2), ("crypt", 2), ("cellar", 2), ("prison", 2),
        ("music_room", 1), ("mirror_hall", 1), ("shrine", 1), ("ritual", 1), ("store", 2), ("guard", 1), ("stairs", 1),
        ("cavein", 1), ("chasm", 2), ("armoury", 1),
    ),
    names={**KEEP.names, "cellar": "Blood cellar", "quarters": "Bed chamber", "prison": "Larder",
           "throne": "Count's hall"},
    figures=("queen", "beast", "guardian"),
)  # fmt: skip

FAMILY_CRYPT = replace(
    TOMB, name="family_crypt",
    about="The crypt of a great family: generations in coffins, a chapel, and one grave too many.",
    weight=1.2, like="tomb", titles=TITLES, nouns=("Crypt", "Vaults", "Mausoleum", "Graves"),
    adjectives=("Weeping", "Velvet", "Sealed", "Moonlit", "Cursed", "Thirteenth"),
    needs=("mausoleum", "tomb", "treasury", "shrine", "crypt", "mausoleum", "ossuary", "gallery", "urns", "pit"),
    names={**TOMB.names, "tomb": "Founder's tomb", "gallery": "Portraits", "crypt": "Younger sons"},
    figures=("angel", "queen", "sage"),
)  # fmt: skip

ABBEY = replace(
    TEMPLE, name="abbey",
    about="An abbey that lost its god: organ, cloister, library, crypts and penitents' cells.",
    weight=1.0, like="temple", titles=TITLES, nouns=("Abbey", "Cathedral", "Priory", "Cloister"),
    adjectives=("Black", "Broken", "Silent", "Profane", "Drowned", "Hooded"),
    needs=("shrine", "music_room", "treasury", "vestry", "library", "crypt", "mausoleum", "prison", "dining",
           "kitchen"),
    names={**TEMPLE.names, "music_room": "Organ loft", "prison": "Penitents' cells", "shrine": "Nave"},
    figures=("angel", "broken", "beast"),
)  # fmt: skip

MANOR = Place(
    "manor",
    "A manor and what lies below: salon, library, wine cellar, nursery, locked wing and family vault.",
    1.2, *HOUSES[:2],
    needs=("parlour", "music_room", "library", "treasury", "dining", "kitchen", "mirror_hall", "cellar", "mausoleum",
           "quarters"),
    pool=(
        ("quarters", 5), ("parlour", 2), ("study", 2), ("gallery", 2), ("cellar", 2), ("store", 2), ("crypt", 1),
        ("vestry", 1),
        ("laboratory", 1), ("torture", 1), ("shrine", 1), ("fountain", 1), ("stairs", 1), ("mirror_hall", 1), ("pit",
                                                                                                               0.5),
    ),
    titles=TITLES, nouns=("Manor", "House", "Hall", "Grange"),
    adjectives=("Shuttered", "Rose", "Mourning", "Haunted", "Locked", "Candlelit"),
    shapes=(("rect", 12), ("hall1", 2), ("hall2", 1), ("oct", 2), ("apse", 1), ("round", 1)), wild=0.05,
    doors=(("wood", 8), ("arch", 2), ("iron", 1)), corridor="runner", decay=1.2, paving="slabs", figures=("angel",
                                                                                                          "queen"),
    floors={"parlour": "boards", "dining": "boards", "library": "boards", "mirror_hall": "checker", "cellar": "cobbles",
            "gallery": "checker", "quarters": "boards"},
    names={"entrance": "Entrance hall", "hall": "Passage", "quarters": "Bed chamber", "treasury": "Family jewels",
           "mausoleum": "Family vault", "study": "Late lord's study", "gallery": "Portraits",
           "laboratory": "The son's laboratory",
           "torture": "Locked wing", "shrine": "House chapel", "cellar": "Wine cellar", "vestry": "Nursery"},
)  # fmt: skip

GOTHIC = World(
    "gothic",
    "Old blood: castles of vampires, crypts of great families, abbeys and manors.",
    (VAMPIRE_CASTLE, FAMILY_CRYPT, ABBEY, MANOR),
    {"brazier": "candelabrum", "sarcophagus": "coffin", "chair": "armchair", "globe": "mirror"},
    openings=("Raven", "Mor", "Wolf", "Nacht", "Thorn", "Vasil", "Sanguin", "Dusk", "Bleak", "Rook", "Val", "Grau"),
    endings=("stein", "mere", "berg", "court", "fell", "moor", "hurst", "grave", "wald", "croft"),
)  # fmt: skip
