#pragma once

#include <string>

#include "cli/sweep-table.h"

namespace gradlab::cli {

/// Whether a table is no JSON lines and has columns, as the page saves it as CSV.
bool isCsvTable(const std::string& text);

/// A table with a column for each hyper-parameter, in any order: `trial`, `steps`, `metric` and what else a row has;
/// `divergedAt` is the step where it diverged, `sweep` the document, once or on each line. Every other column is a
/// hyper-parameter: a number, JSON, or else a text; empty where it does not exist. Comma, semicolon or tab, and a
/// decimal comma beside the others, as spreadsheets write them. Complaints name line and column.
SweepTable parseCsvTable(const std::string& text);

}  // namespace gradlab::cli
