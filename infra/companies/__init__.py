"""Companies as data: the files of `companies/`, checked strictly and joined with their policy pack."""

from infra.companies.load import LoadedCompany, RegisterFiles, load_companies, load_company_file, load_files
from infra.companies.mistakes import CompanyFileMistakes, Mistake

__all__ = [
    "CompanyFileMistakes",
    "LoadedCompany",
    "Mistake",
    "RegisterFiles",
    "load_companies",
    "load_company_file",
    "load_files",
]
