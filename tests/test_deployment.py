"""The Dockerfile and compose.yaml, as far as they can be checked without building them."""

import re
import tomllib

import yaml

from rag.settings import Settings
from tests.conftest import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))


def test_all_that_is_copied_is_there_and_not_ignored() -> None:
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = re.findall(r"^COPY ((?!--from).*) \S+$", DOCKERFILE, re.MULTILINE)
    for path in " ".join(copied).split():
        assert (ROOT / path).exists()
        assert path in kept


def test_the_extras_are_known_and_the_image_is_of_a_python_that_is_supported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (extras,) = re.findall(r"^ARG EXTRAS=(.*)$", DOCKERFILE, re.MULTILINE)
    assert {*extras.split(",")} <= project["optional-dependencies"].keys()
    assert {*re.findall(r"^FROM python:(\d+\.\d+)-slim", DOCKERFILE, re.MULTILINE)} == {"3.11"}
    assert project["requires-python"] == ">=3.11"


def test_it_runs_without_rights_and_is_checked() -> None:
    *_, last_stage = DOCKERFILE.split("\nFROM ")
    assert re.search(r"^USER [1-9]\d*$", last_stage, re.MULTILINE)
    assert "/_stcore/health" in last_stage
    service = COMPOSE["services"]["readout"]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["ports"] == ["127.0.0.1:8501:8501"]  # on this machine alone until somebody opens it


def test_what_is_set_is_a_setting_and_where_it_writes_is_a_volume() -> None:
    service = COMPOSE["services"]["readout"]
    named = [*re.findall(r"READOUT_(\w+)=", DOCKERFILE), *(name.partition("_")[2] for name in service["environment"])]
    assert named == ["DATA", "DATA"]
    assert "data" in Settings.model_fields
    assert "data:/data" in service["volumes"]


def test_one_service_starts_by_default_and_the_servers_it_may_use_open_no_port() -> None:
    services = COMPOSE["services"]
    assert [name for name, service in services.items() if "profiles" not in service] == ["readout"]
    waited_for = services["readout"]["depends_on"]
    servers = {name: service for name, service in services.items() if service.get("profiles") == ["servers"]}
    assert servers.keys() == waited_for.keys() == {"database", "index"}
    assert not any(one["required"] for one in waited_for.values())
    assert not any("ports" in service for service in servers.values())


def test_each_volume_is_one_services_own() -> None:
    mounted = [volume.partition(":")[0] for service in COMPOSE["services"].values() for volume in service["volumes"]]
    assert sorted(one for one in mounted if not one.startswith(".")) == sorted(COMPOSE["volumes"])


def test_what_the_guide_sets_for_the_servers_are_settings_that_name_them() -> None:
    guide = (ROOT / "docs" / "scaling.md").read_text(encoding="utf-8")
    (env,) = re.findall(r"```\n(COMPOSE_PROFILES=.*?)```", guide, re.DOTALL)
    set_there = dict(line.split("=", 1) for line in env.splitlines())
    assert set_there["COMPOSE_PROFILES"] == "servers"
    assert "postgresql" in set_there["EXTRAS"].split(",")
    settings = {name.removeprefix("READOUT_").lower(): value for name, value in set_there.items() if "READOUT_" in name}
    assert Settings(**settings).chroma == "http://index:8000"
    assert f":{set_there['POSTGRES_PASSWORD']}@database/" in settings["database"]


def test_the_index_server_is_as_new_as_the_client() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (least,) = (one for one in project["dependencies"] if one.startswith("chromadb"))
    version = COMPOSE["services"]["index"]["image"].rpartition(":")[2]
    assert f">={version}," in least
