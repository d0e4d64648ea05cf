#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "core/data/own-table.h"

namespace gradlab::testing {

using Words = std::vector<std::string>;
using Numbers = std::vector<double>;

inline OwnTable read(const std::string& text, const TableOptions& options = {}) {
  OwnTable table = readOwnTable(text, options);
  for (const Problem& problem : table.problems) ADD_FAILURE() << text.substr(0, 100) << ": " << problem.message;
  return table;
}

inline Words messagesOf(const Problems& problems) {
  Words messages;
  for (const Problem& problem : problems) messages.push_back(problem.message);
  return messages;
}

inline Words codesOf(const Problems& problems) {
  Words codes;
  for (const Problem& problem : problems) codes.push_back(problem.code);
  return codes;
}

/// The messages of all problems of a text.
inline Words refused(const std::string& text, const TableOptions& options = {}) {
  return messagesOf(readOwnTable(text, options).problems);
}

inline Words remarksOn(const std::string& text, const TableOptions& options = {}) {
  return codesOf(read(text, options).remarks);
}

/// The values of one feature, row by row.
inline Numbers column(const OwnTable& table, Index feature = 0) {
  const Eigen::VectorXd row = table.dataset.x.row(feature);
  return {row.begin(), row.end()};
}

/// `line(0)`, `line(1)`, .. below a header.
inline std::string lines(Index count, const std::string& header, const std::function<std::string(Index)>& line) {
  std::string text = header + '\n';
  for (Index i = 0; i < count; ++i) text += line(i) + '\n';
  return text;
}

}  // namespace gradlab::testing
