"""Whether a folder is inside that of a sync program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from interview_tui.storage.synced import synced_by


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("OneDrive/x", "OneDrive"),
        ("OneDrive - Gemeente Utrecht/Documenten", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Gemeente/x", "OneDrive"),
        ("Dropbox/x", "Dropbox"),
        ("Dropbox (Persoonlijk)/x", "Dropbox"),
        ("Google Drive/x", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-noor@example.org/My Drive", "Google Drive"),
        ("g/Mijn Drive/x", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("nextcloud/x", "Nextcloud"),
        ("ownCloud/x", "ownCloud"),
        ("SURFdrive/x", "SURFdrive"),
        ("In gesprek", None),
        ("OneDriven", None),
        ("mijn Dropbox-verhaal", None),
        ("Documenten", None),
        ("Nextcloudje", None),
    ],
)
def test_a_sync_folder_is_known_by_its_name(tmp_path: Path, folder: str, program: str | None) -> None:
    assert synced_by(tmp_path / folder, environ={}) == program


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"])
def test_a_sync_folder_is_known_by_a_variable(tmp_path: Path, variable: str) -> None:
    environ = {variable: str(tmp_path / "werk")}
    assert synced_by(tmp_path / "werk" / "x", environ=environ) == "OneDrive"
    assert synced_by(tmp_path / "werk", environ=environ) == "OneDrive"
    assert synced_by(tmp_path / "werkelijk", environ=environ) is None
    assert synced_by(tmp_path / "werk", environ={variable: ""}) is None


@pytest.mark.parametrize(
    ("marker", "program"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
    ],
)
def test_a_sync_folder_is_known_by_what_the_program_leaves(tmp_path: Path, marker: str, program: str) -> None:
    top = tmp_path / "deel"
    (top / marker).mkdir(parents=True)
    assert synced_by(top / "a" / "b", environ={}) == program
    assert synced_by(tmp_path / "elders", environ={}) is None


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_link_into_a_sync_folder_is_seen(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud" / "x").mkdir(parents=True)
    (tmp_path / "In gesprek").symlink_to(tmp_path / "Nextcloud" / "x")
    assert synced_by(tmp_path / "In gesprek", environ={}) == "Nextcloud"


def test_dropboxs_own_settings_at_home_are_no_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / ".dropbox").mkdir()
    assert synced_by(tmp_path / "In gesprek", environ={}) is None
    (tmp_path / "Map").mkdir()
    (tmp_path / "Map" / ".dropbox").write_bytes(b"")
    assert synced_by(tmp_path / "Map" / "x", environ={}) == "Dropbox"
