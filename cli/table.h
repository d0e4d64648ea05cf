#pragma once

#include <string>
#include <vector>

#include "cli/flags.h"
#include "core/base/problem.h"

namespace gradlab::cli {

/// The flag of every command that reads an experiment: a person's own table in a file of its own.
inline constexpr const char* kDataFlag = "data";

/// The table that `--data` names, as text.
struct Table {
  std::string name;                     ///< as it was given; empty where the flag is not
  std::string text;                     ///< in UTF-8
  Problems remarks;                     ///< what was assumed of its encoding
  std::vector<std::string> complaints;  ///< one line each, as in `TABLE: cannot be read`
};

/// Reads the file that `--data` names, if the flag is given; `file` is the one with the document: standard input can be
/// one of the two.
Table readTable(const Flags& flags, const std::string& file);

/// The member of that name, made as an empty object where there is none.
Value& memberOf(Value::Object& members, std::string_view key);

/// Makes the table the data of an experiment, in `document`: source csv and its text. Complains where it has a csv.
void putTable(const Table& table, Value& document, std::vector<std::string>& complaints);

/// One line a problem. A problem of the whole document stands under `file`, one of the text in `data.csv` under the
/// table's name where there is one.
std::vector<std::string> linesOf(const Problems& problems, const std::string& file, const Table& table = {});

/// Says each remark on standard error, as in `remark: data.csv: ...`.
void printRemarks(const Problems& remarks);

}  // namespace gradlab::cli
