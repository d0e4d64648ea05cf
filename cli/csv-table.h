#pragma once

#include <string>

#include "cli/sweep-table.h"

namespace gradlab::cli {

/// Whether a table is CSV, as the page saves it: it does not begin with `{` and has several columns.
bool isCsvTable(const std::string& text);

/// Reads a table with a column for each hyper-parameter, in any order, and the columns `trial`, `steps`, `metric` and
/// other fields of a row. `divergedAt` is the step of the divergence; `sweep` is the document, on one line or on each.
/// Every other column is a hyper-parameter: a number, JSON, or else a text; empty where it does not exist. The
/// separator is a comma, a semicolon or a tab; with the latter two, decimal commas are allowed, as spreadsheets write
/// them. The complaint names line and column.
SweepTable parseCsvTable(const std::string& text);

}  // namespace gradlab::cli
