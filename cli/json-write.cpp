#include <array>
#include <charconv>
#include <cmath>

#include "cli/json.h"

namespace gradlab::cli {

namespace {

void write(const Value& value, std::string& out);

void writeNumber(double number, std::string& out) {
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

void writeText(std::string_view text, std::string& out) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  out += '"';
  for (const char letter : text) {
    const auto code = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\') {
      out += '\\';
      out += letter;
    } else if (letter == '\n') {
      out += "\\n";
    } else if (code < 0x20) {
      out += "\\u00";
      out += hexadecimal[code >> 4U];
      out += hexadecimal[code & 15U];
    } else {
      out += letter;
    }
  }
  out += '"';
}

void writeArray(const Value::Array& items, std::string& out) {
  out += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += ',';
    write(items[i], out);
  }
  out += ']';
}

void writeObject(const Value::Object& members, std::string& out) {
  out += '{';
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) out += ',';
    writeText(members[i].first, out);
    out += ':';
    write(members[i].second, out);
  }
  out += '}';
}

void write(const Value& value, std::string& out) {
  if (const bool* const truth = value.boolean())
    out += *truth ? "true" : "false";
  else if (const double* const number = value.number())
    writeNumber(*number, out);
  else if (const std::string* const text = value.text())
    writeText(*text, out);
  else if (const Value::Array* const items = value.array())
    writeArray(*items, out);
  else if (const Value::Object* const members = value.object())
    writeObject(*members, out);
  else
    out += "null";
}

}  // namespace

std::string toJson(const Value& value) {
  std::string out;
  write(value, out);
  return out;
}

}  // namespace gradlab::cli
