"""The settings under which LibreOffice opens a stranger's document."""

from pathlib import Path

_ITEM = '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'  # noqa: E501
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Save/Document", "CreateBackup", "false"),
    ("Office.Writer/Content/Update", "Link", "2"),  # never
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Office.Java/VirtualMachine", "Enable", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),  # by hand, and to where nobody answers
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_FRAME = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n{items}</oor:items>\n'
)


def write_profile(folder: Path) -> Path:
    """Make a fresh profile: no macros, no Java, no links followed, no network."""
    items = "".join(
        _ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS
    )
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_FRAME.format(items=items), encoding="utf-8")
    return folder
