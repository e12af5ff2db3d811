"""MLflow for the campaigns that need a real tracking store: an environment of its own, made once a run."""

import os
import pathlib
import subprocess
import sys

from common import STORE_SAMPLES, Skipped

PACKAGES = ("mlflow>=3,<4", "scikit-learn")


def python(settings):
    """The interpreter that has MLflow: of MLFLOW_VENV where it is set, else of a fresh environment."""
    given = os.environ.get("MLFLOW_VENV")
    folder = pathlib.Path(given) if given else settings.scratch / "mlflow-environment"
    interpreter = folder / "bin" / "python"
    if not interpreter.exists():
        print(f"Installing {' and '.join(PACKAGES)} into an environment of its own", flush=True)
        install(folder, interpreter)
    return str(interpreter)


def install(folder, interpreter):
    """Makes the environment; without a package index the campaign is skipped, not broken."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    done = subprocess.run(
        [str(interpreter), "-m", "pip", "install", "--quiet", *PACKAGES], capture_output=True, text=True)
    if done.returncode != 0:
        interpreter.unlink()
        raise Skipped(f"pip could not install {' and '.join(PACKAGES)}: {done.stderr.strip()[-120:]}")


def version(interpreter):
    """The version of MLflow, which decides what its stores look like."""
    code = "import importlib.metadata as m; print(m.version('mlflow'))"
    return subprocess.run([interpreter, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def sample(name):
    """The path of a script that makes or feeds a store; they live beside the repository."""
    path = STORE_SAMPLES / name
    if not path.exists():
        raise Skipped(f"{name} is not there: it is expected among the samples beside the repository")
    return path


def environment(settings):
    """MLflow without its reports home and without a warning at every import."""
    return settings.environment(MLFLOW_DISABLE_TELEMETRY="true", DO_NOT_TRACK="true", PYTHONWARNINGS="ignore")
