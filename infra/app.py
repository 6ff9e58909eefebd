"""`python -m infra.app`: synthesizes the templates; what `cdk synth` runs, and the quick way without it (CDK_OUTDIR)."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Write the cloud assembly; exit 1 with the reasons when a flow, a company or a rule does not pass."""
    use_own_node()
    from infra.assembly import build_app
    from infra.companies.mistakes import CompanyFileMistakes
    from infra.flow_tests import FlowTestError
    from infra.flows import FlowError
    from infra.pages_place import PagesPlaceError

    try:
        build_app().synth()
    except FlowError as error:
        sys.exit(f"The contact flows cannot be deployed:\n{error}")
    except FlowTestError as error:
        sys.exit(f"The flows' test cases cannot be deployed:\n{error}")
    except CompanyFileMistakes as mistakes:
        sys.exit(f"The companies' files cannot be used:\n{mistakes}")
    except PagesPlaceError as error:
        sys.exit(str(error))
    except RuntimeError as error:
        # CDK has printed what cdk-nag found; a stack of two languages adds nothing to it.
        if "ValidationFailed" not in str(error):
            raise
        sys.exit(str(error))


def use_own_node() -> None:
    """Let CDK's engine run on the environment's own Node; it starts when aws_cdk is imported, so call this before."""
    node = Path(sys.executable).with_name("node")
    if node.exists():
        os.environ.setdefault("JSII_NODE", str(node))


if __name__ == "__main__":
    main()
