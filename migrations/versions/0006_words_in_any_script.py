"""Words of images are found whatever stands around them: punctuation of any script, digits beside letters.

The whole table is written anew, and writers wait until it is done.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# What is neither letter nor digit nor mark (Unicode 14.0: categories Z, P, S and C, variation selectors and enclosing
# marks), in ranges. What NFKC makes into something else is not named, and unassigned characters fall where they lie.
# Ranges are the same in every locale; the class [[:alnum:]] knows only ASCII where the locale is C.
BREAKS = (
    r"\u0001-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00BF\u00D7\u00F7\u02C2-\u02C5\u02D2-\u02EB\u02ED\u02EF-"
    r"\u02FF\u0375\u03F6\u0482\u055A-\u055F\u0589-\u058F\u05BE\u05C0\u05C3\u05C6\u05F3-\u060F\u061B-\u061F"
    r"\u066A-\u066D\u06D4\u06DD\u06DE\u06E9\u06FD\u06FE\u0700-\u070F\u07F6-\u07F9\u07FE\u07FF\u0830-\u083E"
    r"\u085E\u0888\u0890\u0891\u08E2\u0964\u0965\u0970\u09F2\u09F3\u09FA\u09FB\u09FD\u0A76\u0AF0\u0AF1\u0B70"
    r"\u0BF3-\u0BFA\u0C77\u0C7F\u0C84\u0D4F\u0D79\u0DF4\u0E3F\u0E4F\u0E5A\u0E5B\u0F01-\u0F17\u0F1A-\u0F1F"
    r"\u0F34\u0F36\u0F38\u0F3A-\u0F3D\u0F85\u0FBE-\u0FC5\u0FC7-\u0FDA\u104A-\u104F\u109E\u109F\u10FB\u1360-"
    r"\u1368\u1390-\u1399\u1400\u166D\u166E\u1680\u169B\u169C\u16EB-\u16ED\u1735\u1736\u17D4-\u17D6\u17D8-"
    r"\u17DB\u1800-\u180A\u180E\u1940-\u1945\u19DE-\u19FF\u1A1E\u1A1F\u1AA0-\u1AA6\u1AA8-\u1AAD\u1B5A-\u1B6A"
    r"\u1B74-\u1B7E\u1BFC-\u1BFF\u1C3B-\u1C3F\u1C7E\u1C7F\u1CC0-\u1CC7\u1CD3\u200B-\u20C0\u20DD-\u20E0\u20E2-"
    r"\u20E4\u2104-\u212E\u213A-\u214D\u214F\u218A-\u244A\u2500-\u2775\u2794-\u2BFF\u2CE5-\u2CEA\u2CF9-\u2CFC"
    r"\u2CFE\u2CFF\u2D70\u2E00-\u2E2E\u2E30-\u3004\u3008-\u3020\u3030\u3037\u303D-\u303F\u30A0\u30FB\u3190"
    r"\u3191\u31C0-\u31E3\u327F\u4DC0-\u4DFF\uA490-\uA4C6\uA4FE\uA4FF\uA60D-\uA60F\uA673\uA67E\uA6F2-\uA716"
    r"\uA720\uA721\uA789\uA78A\uA828-\uA82B\uA836-\uA839\uA874-\uA877\uA8CE\uA8CF\uA8F8-\uA8FA\uA8FC\uA92E"
    r"\uA92F\uA95F\uA9C1-\uA9CD\uA9DE\uA9DF\uAA5C-\uAA5F\uAA77-\uAA79\uAADE\uAADF\uAAF0\uAAF1\uAB5B\uAB6A"
    r"\uAB6B\uABEB\uFBB2-\uFE0F\uFE45\uFE46\uFFF9-\uFFFD\U00010100-\U00010102\U00010137-\U0001013F\U00010179-"
    r"\U00010189\U0001018C-\U000101FC\U0001039F\U000103D0\U0001056F\U00010857\U00010877\U00010878\U0001091F"
    r"\U0001093F\U00010A50-\U00010A58\U00010A7F\U00010AC8\U00010AF0-\U00010AF6\U00010B39-\U00010B3F\U00010B99-"
    r"\U00010B9C\U00010EAD\U00010F55-\U00010F59\U00010F86-\U00010F89\U00011047-\U0001104D\U000110BB-\U000110C1"
    r"\U000110CD\U00011140-\U00011143\U00011174\U00011175\U000111C5-\U000111C8\U000111CD\U000111DB\U000111DD-"
    r"\U000111DF\U00011238-\U0001123D\U000112A9\U0001144B-\U0001144F\U0001145A-\U0001145D\U000114C6\U000115C1-"
    r"\U000115D7\U00011641-\U00011643\U00011660-\U0001166C\U000116B9\U0001173C-\U0001173F\U0001183B\U00011944-"
    r"\U00011946\U000119E2\U00011A3F-\U00011A46\U00011A9A-\U00011A9C\U00011A9E-\U00011AA2\U00011C41-\U00011C45"
    r"\U00011C70\U00011C71\U00011EF7\U00011EF8\U00011FD5-\U00011FFF\U00012470-\U00012474\U00012FF1\U00012FF2"
    r"\U00013430-\U00013438\U00016A6E\U00016A6F\U00016AF5\U00016B37-\U00016B3F\U00016B44\U00016B45\U00016E97-"
    r"\U00016E9A\U00016FE2\U0001BC9C\U0001BC9F-\U0001BCA3\U0001CF50-\U0001D15D\U0001D16A-\U0001D16C\U0001D173-"
    r"\U0001D17A\U0001D183\U0001D184\U0001D18C-\U0001D1A9\U0001D1AE-\U0001D241\U0001D245\U0001D300-\U0001D356"
    r"\U0001D800-\U0001D9FF\U0001DA37-\U0001DA3A\U0001DA6D-\U0001DA74\U0001DA76-\U0001DA83\U0001DA85-"
    r"\U0001DA8B\U0001E14F\U0001E2FF\U0001E95E\U0001E95F\U0001ECAC\U0001ECB0\U0001ED2E\U0001EEF0-\U0001F0F5"
    r"\U0001F10D-\U0001FBCA\U000E0001-\U000E01EF"
)
# Decimal digits of every script (category Nd).
DIGITS = (
    r"\u0030-\u0039\u0660-\u0669\u06F0-\u06F9\u07C0-\u07C9\u0966-\u096F\u09E6-\u09EF\u0A66-\u0A6F\u0AE6-\u0AEF"
    r"\u0B66-\u0B6F\u0BE6-\u0BEF\u0C66-\u0C6F\u0CE6-\u0CEF\u0D66-\u0D6F\u0DE6-\u0DEF\u0E50-\u0E59\u0ED0-\u0ED9"
    r"\u0F20-\u0F29\u1040-\u1049\u1090-\u1099\u17E0-\u17E9\u1810-\u1819\u1946-\u194F\u19D0-\u19D9\u1A80-\u1A99"
    r"\u1B50-\u1B59\u1BB0-\u1BB9\u1C40-\u1C49\u1C50-\u1C59\uA620-\uA629\uA8D0-\uA8D9\uA900-\uA909\uA9D0-\uA9D9"
    r"\uA9F0-\uA9F9\uAA50-\uAA59\uABF0-\uABF9\U000104A0-\U000104A9\U00010D30-\U00010D39\U00011066-\U0001106F"
    r"\U000110F0-\U000110F9\U00011136-\U0001113F\U000111D0-\U000111D9\U000112F0-\U000112F9\U00011450-"
    r"\U00011459\U000114D0-\U000114D9\U00011650-\U00011659\U000116C0-\U000116C9\U00011730-\U00011739"
    r"\U000118E0-\U000118E9\U00011950-\U00011959\U00011C50-\U00011C59\U00011D50-\U00011D59\U00011DA0-"
    r"\U00011DA9\U00016A60-\U00016A69\U00016AC0-\U00016AC9\U00016B50-\U00016B59\U0001E140-\U0001E149"
    r"\U0001E2F0-\U0001E2F9\U0001E950-\U0001E959"
)
JOINERS = r"\u00AD\u200C\u200D\u2060\uFEFF"
"""Stand within a word and are not seen: soft hyphen, joiners."""

# A break also lies between letters and digits.
SEARCHABLE = rf"""
CREATE FUNCTION searchable(said text) RETURNS text IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(
  regexp_replace(
    regexp_replace(normalize(said, NFKC) COLLATE "C", '[{JOINERS}]', '', 'g'),
    '[{DIGITS}]+', ' \& ', 'g'),
  '[{BREAKS}]+', ' ', 'g') COLLATE "default"
"""
# The last word may be one that is still being typed. Where there is no word at all, nothing is found.
SEARCHED = r"""
CREATE FUNCTION searched(asked text) RETURNS tsquery IMMUTABLE STRICT PARALLEL SAFE
RETURN plainto_tsquery('simple'::regconfig, regexp_replace(searchable(asked), '[^ ]+ *$', ''))
  && to_tsquery('simple'::regconfig, '''' || substring(searchable(asked) from '([^ ]+) *$') || ''':*')
"""
SAID = "(name || ' ') || COALESCE(left(description, 100000), '')"
WORDS = f"to_tsvector('simple'::regconfig, searchable({SAID}))"
WORDS_BEFORE = f"to_tsvector('simple'::regconfig, {SAID})"


def upgrade() -> None:
    op.execute(SEARCHABLE)
    op.execute(SEARCHED)
    _computed(WORDS)


def downgrade() -> None:
    _computed(WORDS_BEFORE)
    op.execute("DROP FUNCTION searched(text), searchable(text)")


def _computed(words: str) -> None:
    op.drop_column("images", "words")
    op.add_column("images", sa.Column("words", TSVECTOR, sa.Computed(words, persisted=True)))
    op.create_index("ix_images_words", "images", ["words"], postgresql_using="gin")
