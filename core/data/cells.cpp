#include "core/data/cells.h"

#include <algorithm>
#include <utility>

#include "core/data/number.h"

namespace gradlab {

Problem problemAt(std::int64_t line, std::int64_t column, std::string code, const std::string& message) {
  return {"",
          std::move(code),
          {{"line", static_cast<double>(line)}, {"column", static_cast<double>(column)}},
          "line " + std::to_string(line) + ", column " + std::to_string(column) + ": " + message};
}

CellReader::CellReader(std::string_view text) : text_(text) {
  constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
  if (text_.substr(0, byteOrderMark.size()) == byteOrderMark) text_.remove_prefix(byteOrderMark.size());
}

void CellReader::skipLineEnd() {
  if (text_.substr(position_, 2) == "\r\n") ++position_;
  ++position_;
  ++line_;
}

void CellReader::skipBlankLines() {
  for (;;) {
    const std::size_t end = text_.find_first_not_of(" \t", position_);
    if (end == std::string_view::npos) {
      position_ = text_.size();
      return;
    }
    if (text_[end] != '\n' && text_[end] != '\r') return;
    position_ = end;
    skipLineEnd();
  }
}

std::optional<Cell> CellReader::next() {
  if (!problems_.empty()) return std::nullopt;
  if (column_ == 1) skipBlankLines();
  if (atEnd() && !cellIsDue_) return std::nullopt;
  Cell cell;
  cell.line = line_;
  cell.column = column_;
  const std::size_t first = text_.find_first_not_of(" \t", position_);
  cell.quoted = first != std::string_view::npos && text_[first] == '"';
  if (cell.quoted) position_ = first + 1;
  if (!(cell.quoted ? readQuoted(cell) : readPlain(cell))) return std::nullopt;
  endCell(cell);
  return cell;
}

bool CellReader::readQuoted(Cell& cell) {
  for (;;) {
    if (atEnd()) return refuse(problemAt(cell.line, cell.column, "open-quote", "the quote is never closed"));
    const char letter = text_[position_++];
    if (letter == '"') {
      if (atEnd() || text_[position_] != '"') break;
      ++position_;
    }
    // A line end of two letters is counted once.
    if (letter == '\n' || (letter == '\r' && text_.substr(position_, 1) != "\n")) ++line_;
    cell.text += letter;
  }
  while (!atEnd() && (text_[position_] == ' ' || text_[position_] == '\t')) ++position_;
  if (atEnd() || text_[position_] == ',' || atLineEnd()) return true;
  return refuse(problemAt(line_, cell.column, "stray-quote", "there is text after the closing quote"));
}

bool CellReader::readPlain(Cell& cell) {
  const std::size_t end = std::min(text_.find_first_of(",\r\n", position_), text_.size());
  cell.text = trimmed(text_.substr(position_, end - position_));
  position_ = end;
  if (cell.text.find('"') == std::string::npos) return true;
  return refuse(
      problemAt(cell.line, cell.column, "stray-quote", "there is a quote inside a cell that does not begin with one"));
}

bool CellReader::refuse(Problem problem) {
  problems_.push_back(std::move(problem));
  return false;
}

void CellReader::endCell(Cell& cell) {
  cellIsDue_ = !atEnd() && text_[position_] == ',';
  cell.last = !cellIsDue_;
  if (cellIsDue_) {
    ++position_;
    ++column_;
    return;
  }
  if (!atEnd()) skipLineEnd();
  column_ = 1;
}

}  // namespace gradlab
