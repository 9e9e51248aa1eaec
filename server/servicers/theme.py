"""ThemeService: themes, variations, style presets and elements."""

from functools import partial
from typing import Any
from uuid import UUID

from limner.v1 import theme_pb2, theme_pb2_grpc

from server.domain.errors import Invalid
from server.domain.filters import CategoryFilter, ThemeVariationFilter
from server.domain.resource_errors import ResourceKind, UnknownResource
from server.domain.theme_errors import ThemeNameReserved
from server.domain.themes import StylePreset, Theme, ThemeElement, ThemeVariation, is_reserved
from server.repositories.database import Database, Work
from server.repositories.theme_parts import StylePresets, ThemeElements, ThemeVariations
from server.repositories.themes import Themes
from server.servicers import theme_messages as messages
from server.servicers.caller import current_caller
from server.servicers.exchange import Context
from server.servicers.resources import ResourceMethods
from server.servicers.theme_answers import ThemeAnswers
from server.servicers.theme_checks import check_documents
from server.themes.schema.theme_schema import ThemeSchema
from server.usecases.compose_prompt import PromptComposer
from server.usecases.resolve_theme import ResolveTheme

SAID = ("display_name", "description")


async def _insert_theme(work: Work, values: dict[str, Any]) -> Theme:
    if is_reserved(values["name"]):
        raise ThemeNameReserved(values["name"])
    return await work.themes.add(values)


async def _insert_variation(work: Work, values: dict[str, Any]) -> ThemeVariation:
    """Names are unique within a theme, which is held for that."""
    await work.themes.lock(values["theme_id"])
    return await work.theme_variations.add(values)


class ThemeService(theme_pb2_grpc.ThemeServiceServicer):
    """Implements limner.v1.ThemeService; the proto documents each method."""

    def __init__(self, database: Database, schema: ThemeSchema, composer: PromptComposer) -> None:
        self._database = database
        self._schema = schema
        self._answers = ThemeAnswers(ResolveTheme(database, schema), composer)
        self._themes: ResourceMethods[Theme, theme_pb2.Theme] = ResourceMethods(
            database,
            "theme",
            Themes,
            messages.theme_message,
            messages.theme_columns,
            _insert_theme,
            changeable=(*SAID, *messages.THEME),
            fixed=("name",),
            documents=messages.THEME,
            complete=partial(check_documents, schema, "theme"),
        )
        self._variations: ResourceMethods[ThemeVariation, theme_pb2.ThemeVariation] = ResourceMethods(
            database,
            "theme_variation",
            ThemeVariations,
            messages.variation_message,
            messages.variation_columns,
            _insert_variation,
            changeable=(*SAID, *messages.VARIATION),
            fixed=("name", "theme_id"),
            documents=messages.VARIATION,
            complete=partial(check_documents, schema, "theme_variation"),
        )
        self._presets: ResourceMethods[StylePreset, theme_pb2.StylePreset] = ResourceMethods(
            database,
            "style_preset",
            StylePresets,
            messages.preset_message,
            messages.part_columns,
            lambda work, values: work.style_presets.add(values),
            changeable=(*SAID, "category", *messages.PART),
            fixed=("name",),
            documents=messages.PART,
            complete=partial(check_documents, schema, "style_preset"),
        )
        self._elements: ResourceMethods[ThemeElement, theme_pb2.ThemeElement] = ResourceMethods(
            database,
            "theme_element",
            ThemeElements,
            messages.element_message,
            messages.part_columns,
            lambda work, values: work.theme_elements.add(values),
            changeable=(*SAID, *messages.PART),
            fixed=("name", "category"),
            documents=messages.PART,
            complete=partial(check_documents, schema, "theme_element"),
        )

    async def CreateTheme(  # noqa: N802
        self, request: theme_pb2.CreateThemeRequest, context: Context
    ) -> theme_pb2.CreateThemeResponse:
        """Make a theme; a repeated request returns what it made. Raises `NameTaken`."""
        return theme_pb2.CreateThemeResponse(theme=await self._themes.create(request))

    async def GetTheme(  # noqa: N802
        self, request: theme_pb2.GetThemeRequest, context: Context
    ) -> theme_pb2.GetThemeResponse:
        """One theme. By its id or its name."""
        if bool(request.id) == bool(request.name):
            raise Invalid("exactly one of id and name must be set", field="id")
        if request.id:
            return theme_pb2.GetThemeResponse(theme=await self._themes.get(request))
        theme = await self._database.reads(current_caller()).find(Themes, name=request.name)
        if theme is None:
            raise UnknownResource(ResourceKind.THEME, request.name)
        return theme_pb2.GetThemeResponse(theme=await self._themes.shown(theme))

    async def ListThemes(  # noqa: N802
        self, request: theme_pb2.ListThemesRequest, context: Context
    ) -> theme_pb2.ListThemesResponse:
        """Themes, newest first unless told otherwise."""
        return await self._themes.page(request, None, theme_pb2.ListThemesResponse)

    async def UpdateTheme(  # noqa: N802
        self, request: theme_pb2.UpdateThemeRequest, context: Context
    ) -> theme_pb2.UpdateThemeResponse:
        """Change what the mask names of a theme. Raises `UnknownPath`, `ImmutableField`, `EtagMismatch`."""
        return theme_pb2.UpdateThemeResponse(theme=await self._themes.update(request))

    async def DeleteTheme(  # noqa: N802
        self, request: theme_pb2.DeleteThemeRequest, context: Context
    ) -> theme_pb2.DeleteThemeResponse:
        """Hide a theme until it is undeleted. Raises `DefaultThemeKept`, `UnknownResource`, `EtagMismatch`."""
        return theme_pb2.DeleteThemeResponse(theme=await self._themes.delete(request))

    async def UndeleteTheme(  # noqa: N802
        self, request: theme_pb2.UndeleteThemeRequest, context: Context
    ) -> theme_pb2.UndeleteThemeResponse:
        """Show a theme again that was deleted. Raises `NotDeleted`, `UnknownResource`, `EtagMismatch`."""
        return theme_pb2.UndeleteThemeResponse(theme=await self._themes.undelete(request))

    async def PurgeThemes(  # noqa: N802
        self, request: theme_pb2.PurgeThemesRequest, context: Context
    ) -> theme_pb2.PurgeThemesResponse:
        """Remove deleted ones for good."""
        return await self._themes.purge(request, theme_pb2.PurgeThemesResponse)

    async def CreateThemeVariation(  # noqa: N802
        self, request: theme_pb2.CreateThemeVariationRequest, context: Context
    ) -> theme_pb2.CreateThemeVariationResponse:
        """Make a variation; a repeated request returns what it made. Raises `NameTaken`."""
        return theme_pb2.CreateThemeVariationResponse(theme_variation=await self._variations.create(request))

    async def GetThemeVariation(  # noqa: N802
        self, request: theme_pb2.GetThemeVariationRequest, context: Context
    ) -> theme_pb2.GetThemeVariationResponse:
        """A variation by its id, unless it or its theme is deleted. Raises `UnknownResource`."""
        return theme_pb2.GetThemeVariationResponse(theme_variation=await self._variations.get(request))

    async def ListThemeVariations(  # noqa: N802
        self, request: theme_pb2.ListThemeVariationsRequest, context: Context
    ) -> theme_pb2.ListThemeVariationsResponse:
        """Variations, newest first unless told otherwise."""
        theme_id = UUID(request.theme_id) if request.theme_id else None
        if theme_id is not None:
            await self._database.reads(current_caller()).get(Themes, theme_id)
        chosen = ThemeVariationFilter(theme_id)
        return await self._variations.page(request, chosen, theme_pb2.ListThemeVariationsResponse)

    async def UpdateThemeVariation(  # noqa: N802
        self, request: theme_pb2.UpdateThemeVariationRequest, context: Context
    ) -> theme_pb2.UpdateThemeVariationResponse:
        """Change what the mask names of a variation. Raises `UnknownPath`, `ImmutableField`, `EtagMismatch`."""
        return theme_pb2.UpdateThemeVariationResponse(theme_variation=await self._variations.update(request))

    async def DeleteThemeVariation(  # noqa: N802
        self, request: theme_pb2.DeleteThemeVariationRequest, context: Context
    ) -> theme_pb2.DeleteThemeVariationResponse:
        """Hide a variation until it is undeleted or purged. Raises `UnknownResource`, `EtagMismatch`."""
        return theme_pb2.DeleteThemeVariationResponse(theme_variation=await self._variations.delete(request))

    async def UndeleteThemeVariation(  # noqa: N802
        self, request: theme_pb2.UndeleteThemeVariationRequest, context: Context
    ) -> theme_pb2.UndeleteThemeVariationResponse:
        """Show a variation again that was deleted. Raises `NotDeleted`, `UnknownResource`, `EtagMismatch`."""
        return theme_pb2.UndeleteThemeVariationResponse(theme_variation=await self._variations.undelete(request))

    async def PurgeThemeVariations(  # noqa: N802
        self, request: theme_pb2.PurgeThemeVariationsRequest, context: Context
    ) -> theme_pb2.PurgeThemeVariationsResponse:
        """Remove deleted ones for good."""
        return await self._variations.purge(request, theme_pb2.PurgeThemeVariationsResponse)

    async def CreateStylePreset(  # noqa: N802
        self, request: theme_pb2.CreateStylePresetRequest, context: Context
    ) -> theme_pb2.CreateStylePresetResponse:
        """Make a preset; a repeated request returns what it made. Raises `NameTaken`."""
        return theme_pb2.CreateStylePresetResponse(style_preset=await self._presets.create(request))

    async def GetStylePreset(  # noqa: N802
        self, request: theme_pb2.GetStylePresetRequest, context: Context
    ) -> theme_pb2.GetStylePresetResponse:
        """A preset by its id, unless it is deleted. Raises `UnknownResource`."""
        return theme_pb2.GetStylePresetResponse(style_preset=await self._presets.get(request))

    async def ListStylePresets(  # noqa: N802
        self, request: theme_pb2.ListStylePresetsRequest, context: Context
    ) -> theme_pb2.ListStylePresetsResponse:
        """Presets, newest first unless told otherwise."""
        return await self._presets.page(request, CategoryFilter(request.category), theme_pb2.ListStylePresetsResponse)

    async def UpdateStylePreset(  # noqa: N802
        self, request: theme_pb2.UpdateStylePresetRequest, context: Context
    ) -> theme_pb2.UpdateStylePresetResponse:
        """Change what the mask names of a preset. Raises `UnknownPath`, `ImmutableField`, `EtagMismatch`."""
        return theme_pb2.UpdateStylePresetResponse(style_preset=await self._presets.update(request))

    async def DeleteStylePreset(  # noqa: N802
        self, request: theme_pb2.DeleteStylePresetRequest, context: Context
    ) -> theme_pb2.DeleteStylePresetResponse:
        """Hide a preset until it is undeleted or purged. Raises `UnknownResource`, `EtagMismatch`."""
        return theme_pb2.DeleteStylePresetResponse(style_preset=await self._presets.delete(request))

    async def UndeleteStylePreset(  # noqa: N802
        self, request: theme_pb2.UndeleteStylePresetRequest, context: Context
    ) -> theme_pb2.UndeleteStylePresetResponse:
        """Show a preset again that was deleted. Raises `NotDeleted`, `UnknownResource`, `EtagMismatch`."""
        return theme_pb2.UndeleteStylePresetResponse(style_preset=await self._presets.undelete(request))

    async def PurgeStylePresets(  # noqa: N802
        self, request: theme_pb2.PurgeStylePresetsRequest, context: Context
    ) -> theme_pb2.PurgeStylePresetsResponse:
        """Remove deleted ones for good."""
        return await self._presets.purge(request, theme_pb2.PurgeStylePresetsResponse)

    async def CreateThemeElement(  # noqa: N802
        self, request: theme_pb2.CreateThemeElementRequest, context: Context
    ) -> theme_pb2.CreateThemeElementResponse:
        """Make an element; a repeated request returns what it made. Raises `NameTaken`."""
        return theme_pb2.CreateThemeElementResponse(theme_element=await self._elements.create(request))

    async def GetThemeElement(  # noqa: N802
        self, request: theme_pb2.GetThemeElementRequest, context: Context
    ) -> theme_pb2.GetThemeElementResponse:
        """An element by its id, unless it is deleted. Raises `UnknownResource`."""
        return theme_pb2.GetThemeElementResponse(theme_element=await self._elements.get(request))

    async def ListThemeElements(  # noqa: N802
        self, request: theme_pb2.ListThemeElementsRequest, context: Context
    ) -> theme_pb2.ListThemeElementsResponse:
        """Elements, newest first unless told otherwise."""
        return await self._elements.page(request, CategoryFilter(request.category), theme_pb2.ListThemeElementsResponse)

    async def UpdateThemeElement(  # noqa: N802
        self, request: theme_pb2.UpdateThemeElementRequest, context: Context
    ) -> theme_pb2.UpdateThemeElementResponse:
        """Change what the mask names of an element. Raises `UnknownPath`, `ImmutableField`, `EtagMismatch`."""
        return theme_pb2.UpdateThemeElementResponse(theme_element=await self._elements.update(request))

    async def DeleteThemeElement(  # noqa: N802
        self, request: theme_pb2.DeleteThemeElementRequest, context: Context
    ) -> theme_pb2.DeleteThemeElementResponse:
        """Hide an element until it is undeleted or purged. Raises `UnknownResource`, `EtagMismatch`."""
        return theme_pb2.DeleteThemeElementResponse(theme_element=await self._elements.delete(request))

    async def UndeleteThemeElement(  # noqa: N802
        self, request: theme_pb2.UndeleteThemeElementRequest, context: Context
    ) -> theme_pb2.UndeleteThemeElementResponse:
        """Show an element again that was deleted. Raises `NotDeleted`, `UnknownResource`, `EtagMismatch`."""
        return theme_pb2.UndeleteThemeElementResponse(theme_element=await self._elements.undelete(request))

    async def PurgeThemeElements(  # noqa: N802
        self, request: theme_pb2.PurgeThemeElementsRequest, context: Context
    ) -> theme_pb2.PurgeThemeElementsResponse:
        """Remove deleted ones for good."""
        return await self._elements.purge(request, theme_pb2.PurgeThemeElementsResponse)

    async def GetThemeSchema(  # noqa: N802
        self, request: theme_pb2.GetThemeSchemaRequest, context: Context
    ) -> theme_pb2.GetThemeSchemaResponse:
        """The JSON Schema of theme documents."""
        return messages.schema_message(self._schema)

    async def ResolveTheme(  # noqa: N802
        self, request: theme_pb2.ResolveThemeRequest, context: Context
    ) -> theme_pb2.ResolveThemeResponse:
        """What is left when a theme and what goes over it are merged. Raises what `ResolveTheme` does."""
        return await self._answers.resolved(request)

    async def ComposePrompt(  # noqa: N802
        self, request: theme_pb2.ComposePromptRequest, context: Context
    ) -> theme_pb2.ComposePromptResponse:
        """The prompts of a theme and what goes over it. Raises what `PromptComposer.compose` does."""
        return await self._answers.composed(request)
