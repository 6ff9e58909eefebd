"""Where the pieces lie that the templates are made of."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
FUNCTIONS = ROOT / "functions"
DOZOR_LAYER = ROOT / "layers" / "dozor"
FUNCTION_LOCK = ROOT / "requirements" / "functions.txt"
STATE_MACHINES = ROOT / "statemachines"
CONTACT_FLOWS = ROOT / "contact-flows"
COMPANIES = ROOT / "companies"
ROUTES = FUNCTIONS / "rest_api" / "routes.json"
EDGE = ROOT / "infra" / "edge"
PAGES = ROOT / "web" / "dist"
CDK_SETTINGS = ROOT / "cdk.json"
