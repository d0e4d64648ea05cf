#pragma once

#include <string>
#include <vector>

#include "cli/flags.h"
#include "core/base/problem.h"

namespace gradlab::cli {

/// The flag of all commands that read an experiment: a person's own table in a separate file.
inline constexpr const char* kDataFlag = "data";

/// The text of the table that `--data` names.
struct Table {
  std::string name;                     ///< as given; empty without the flag
  std::string text;                     ///< in UTF-8
  Problems remarks;                     ///< assumptions about its encoding
  std::vector<std::string> complaints;  ///< one line for each problem, as in `TABLE: cannot be read`
};

/// Reads the file that `--data` names, if the flag is given. `file` is the file of the document: only one of the two
/// may be standard input.
Table readTable(const Flags& flags, const std::string& file);

/// The member of that name; if there is none, adds an empty object.
Value& memberOf(Value::Object& members, std::string_view key);

/// Makes the table the data of an experiment: sets source csv and the text in `document`. Complains if the document
/// already has a csv.
void putTable(const Table& table, Value& document, std::vector<std::string>& complaints);

/// One line for each problem. A problem of the whole document is reported under `file`, one of the text in `data.csv`
/// under the name of the table, if there is one.
std::vector<std::string> linesOf(const Problems& problems, const std::string& file, const Table& table = {});

/// Prints each remark on standard error, as in `remark: data.csv: ...`.
void printRemarks(const Problems& remarks);

}  // namespace gradlab::cli
