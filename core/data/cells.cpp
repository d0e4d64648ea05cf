#include "core/data/cells.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/data/text.h"

namespace gradlab {

namespace {

/// The bytes of the blank that `text` begins with; 0 if it begins with none. Line ends and the separator are no blanks.
std::size_t blankBytes(std::string_view text, char separator) {
  if (text.empty() || text[0] == '\n' || text[0] == '\r' || text[0] == separator) return 0;
  const Character first = characterAt(text);
  return isBlank(first.code) ? first.bytes : 0;
}

constexpr std::array kSeparators{'\t', ';', ','};

}  // namespace

Problem problemAt(std::int64_t line, std::int64_t column, std::string code, const std::string& message) {
  return {"",
          std::move(code),
          {{"line", static_cast<double>(line)}, {"column", static_cast<double>(column)}},
          "line " + std::to_string(line) + ", column " + std::to_string(column) + ": " + message};
}

bool SeparatorSearch::advance(std::int64_t cells) {
  for (; cells > 0 && tried_ < kSeparators.size(); --cells) {
    if (position_ < text_.size() || cells_ > 0) takeCell();
    if (position_ >= text_.size() && cells_ == 0) endText();
  }
  return tried_ < kSeparators.size();
}

/// Counts cells as `CellReader` does, but reports no wrong quotes: the separator may be the wrong one.
void SeparatorSearch::takeCell() {
  const char separator = kSeparators[tried_];
  std::size_t& i = position_;
  while (const std::size_t bytes = blankBytes(text_.substr(i), separator)) i += bytes;
  ++cells_;
  if (i < text_.size() && text_[i] == '"')
    while (++i < text_.size())
      if (text_[i] == '"' && (i + 1 == text_.size() || text_[i + 1] != '"' || ++i == text_.size())) break;
  while (i < text_.size() && text_[i] != separator && text_[i] != '\n' && text_[i] != '\r') {
    isBlank_ = false;
    ++i;
  }
  // After a separator there is another cell, even at the end of the text.
  const bool isLast = i >= text_.size() || text_[i] != separator;
  ++i;
  if (isLast) endLine();
}

void SeparatorSearch::endLine() {
  if (!isBlank_ || cells_ > 1) {
    if (first_ == 0) first_ = cells_;
    alike_ += first_ == cells_;
  }
  cells_ = 0;
  isBlank_ = true;
}

/// Keeps the separator if it is the best so far, and starts with the next one.
void SeparatorSearch::endText() {
  if (first_ > 1 && alike_ > most_) {
    most_ = alike_;
    likeliest_ = kSeparators[tried_];
  }
  ++tried_;
  position_ = 0;
  first_ = alike_ = 0;
}

std::optional<char> findSeparator(std::string_view text) {
  SeparatorSearch search(text);
  finish(search);
  return search.result();
}

void CellReader::skipLineEnd() {
  if (text_.substr(position_, 2) == "\r\n") ++position_;
  ++position_;
  ++line_;
}

void CellReader::skipBlanks() {
  while (const std::size_t bytes = blankBytes(text_.substr(position_), separator_)) position_ += bytes;
}

void CellReader::skipBlankLines() {
  for (;;) {
    const std::size_t begin = position_;
    skipBlanks();
    if (atEnd()) return;
    if (!atLineEnd()) {
      position_ = begin;
      return;
    }
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
  skipBlanks();
  const bool isQuoted = !atEnd() && text_[position_] == '"';
  if (!(isQuoted ? readQuoted(cell) : readPlain(cell))) return std::nullopt;
  cell.text = trimmed(cell.text);
  endCell(cell);
  return cell;
}

bool CellReader::readQuoted(Cell& cell) {
  const std::size_t begin = ++position_;
  bool doubled = false;
  for (;; ++position_) {
    if (atEnd()) return refuse(problemAt(cell.line, cell.column, "open-quote", "the quote is never closed"));
    const char letter = text_[position_];
    if (letter == '"') {
      if (text_.substr(position_ + 1, 1) != "\"") break;
      doubled = true;
      ++position_;
    }
    // CRLF counts as one line end.
    if (letter == '\n' || (letter == '\r' && text_.substr(position_ + 1, 1) != "\n")) ++line_;
  }
  cell.text = text_.substr(begin, position_ - begin);
  if (doubled) {
    unquoted_.clear();
    for (std::size_t i = 0; i < cell.text.size(); ++i) {
      unquoted_ += cell.text[i];
      if (cell.text[i] == '"') ++i;
    }
    cell.text = unquoted_;
  }
  ++position_;
  skipBlanks();
  if (atEnd() || text_[position_] == separator_ || atLineEnd()) return true;
  return refuse(problemAt(line_, cell.column, "stray-quote",
                          "there is text after the closing quote; a quote inside a quoted cell is written twice"));
}

bool CellReader::readPlain(Cell& cell) {
  const char ends[] = {separator_, '\r', '\n'};
  const std::size_t end = std::min(text_.find_first_of({ends, sizeof ends}, position_), text_.size());
  cell.text = text_.substr(position_, end - position_);
  position_ = end;
  if (cell.text.find('"') == std::string_view::npos) return true;
  return refuse(problemAt(cell.line, cell.column, "stray-quote",
                          "there is a quote inside a cell that does not begin with one; put the cell between quotes "
                          "and write that one twice"));
}

bool CellReader::refuse(Problem problem) {
  problems_.push_back(std::move(problem));
  return false;
}

void CellReader::endCell(Cell& cell) {
  cellIsDue_ = !atEnd() && text_[position_] == separator_;
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
