"""The statement that reads all that one choice of themes names."""

THEME_PARTS = """
WITH theme AS (
  SELECT id, row_version, name, config, variables, prompts, styles FROM themes WHERE name = $1 AND NOT is_deleted)
SELECT 'theme', id, row_version, '', name, config, variables, prompts, styles, NULL::jsonb FROM theme
UNION ALL
SELECT 'variation', v.id, v.row_version, '', v.name, v.config_override, v.variable_override, NULL, NULL, NULL
FROM theme JOIN theme_variations v ON v.theme_id = theme.id AND v.name = $2 AND NOT v.is_deleted
UNION ALL
SELECT 'preset', p.id, p.row_version, p.category, p.name, p.config, NULL, p.prompts, NULL, p.compatibility
FROM style_presets p WHERE p.name = ANY($3) AND NOT p.is_deleted
UNION ALL
SELECT 'element', e.id, e.row_version, e.category, e.name, e.config, NULL, e.prompts, NULL, e.compatibility
FROM unnest($4::text[], $5::text[]) AS asked (category, name)
JOIN theme_elements e ON e.category = asked.category AND e.name = asked.name AND NOT e.is_deleted
"""
"""The rows are those of `ThemePart`, each by its kind. Other writers may have made several variations of one name."""
