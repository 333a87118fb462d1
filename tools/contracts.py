"""The import contract that import-linter does not bring: slices meet by their public face."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, output

# `state` holds a slice's frozen values; who may change what is live stays inside the slice.
# `prompts` is what callers hear.
FACE = {
    "service",
    "events",
    "flow_events",
    "script_events",
    "errors",
    "ports",
    "prompts",
    "rules",
    "settings",
    "state",
    "types",
}
SHELVES_OF_SLICES = {"company", "engine", "business", "oversight"}


def slice_of(module: str) -> str | None:
    """The slice a module belongs to; None for common ground, wiring and apps."""
    parts = module.split(".")
    if parts[1:2] == ["contact"]:
        return "ringhall.contact"
    if parts[1:3] == ["engine", "channels"]:
        return ".".join(parts[:4]) if len(parts) > 3 else None
    if len(parts) > 2 and parts[1] in SHELVES_OF_SLICES:
        return ".".join(parts[:3])
    return None


def is_public(module: str) -> bool:
    """Whether other slices may import this module: a file of the face, or the package of the slice itself."""
    home = slice_of(module)
    if home is None or module == home:
        return True
    return module[len(home) + 1 :].split(".")[0] in FACE


class PublicFace(Contract):
    """A slice imports of another slice only what `FACE` names; only wiring and apps reach for the rest."""

    type_name = "public_face"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Every import between two slices, compared with the face of the imported one."""
        faults = [
            f"{importer} imports {imported}"
            for importer in sorted(module for module in graph.modules if module.startswith("ringhall."))
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if self._is_fault(importer, imported)
        ]
        return ContractCheck(kept=not faults, metadata={"faults": faults})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line for each fault."""
        for fault in check.metadata["faults"]:
            output.print_error(fault)
        output.print_error(f"Of another slice import only {', '.join(sorted(FACE))}; or handle its events.")

    @staticmethod
    def _is_fault(importer: str, imported: str) -> bool:
        home = slice_of(importer)
        return home is not None and slice_of(imported) != home and not is_public(imported)
