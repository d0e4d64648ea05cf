#include "core/expression/trouble.h"

#include <cmath>

#include "core/base/decimal.h"

namespace gradlab {

namespace {

/// A number for a sentence: the fewest digits that read back, without an exponent from 1e-4 up to 1e7.
std::string text(double number) {
  const std::string scientific = writeScientific(number);
  const std::size_t e = scientific.find('e');
  const int exponent = static_cast<int>(readDecimal(scientific.substr(e + 1)));
  if (exponent < -4 || exponent > 6) return scientific.substr(0, e) + "e" + std::to_string(exponent);
  std::string digits;
  for (const char c : scientific.substr(0, e))
    if (c != '.' && c != '-') digits += c;
  if (exponent < 0) digits.insert(0, static_cast<std::size_t>(-exponent), '0');
  const std::size_t whole = exponent < 0 ? 1 : static_cast<std::size_t>(exponent) + 1;
  if (digits.size() < whole) digits.resize(whole, '0');
  if (digits.size() > whole) digits.insert(whole, ".");
  return (number < 0 ? "-" : "") + digits;
}

std::string filled(std::string_view sentence, double a, double b) {
  std::string result;
  for (std::size_t i = 0; i < sentence.size(); ++i)
    if (sentence[i] == '$')
      result += text(sentence[++i] == 'a' ? a : b);
    else
      result += sentence[i];
  return result;
}

std::string overflow(const Operator& op, double a, double b) {
  std::string applied(op.spelling);
  if (op.arity == 1)
    applied.append(" of ").append(text(a));
  else
    applied = op.spelling.size() == 1 ? text(a) + ' ' + applied + ' ' + text(b)
                                      : applied + " of " + text(a) + " and " + text(b);
  return applied + " is beyond the largest number in double precision, 1.8e308";
}

}  // namespace

std::optional<Trouble> troubleOf(const Operator& op, double a, double b) {
  if (std::isfinite(op.number(a, b)) || !std::isfinite(a) || (op.arity == 2 && !std::isfinite(b))) return std::nullopt;
  const Outside outside = op.outside == nullptr ? Outside{} : op.outside(a, b);
  Value::Object params{{"operator", op.spelling}, {"a", a}};
  if (op.arity == 2) params.emplace_back("b", b);
  if (outside.code.empty()) return Trouble{"overflow", std::move(params), overflow(op, a, b)};
  return Trouble{outside.code, std::move(params), filled(outside.sentence, a, b)};
}

}  // namespace gradlab
