#include "core/expression/remedy.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/expression/notation.h"
#include "core/expression/operator.h"

namespace gradlab {

namespace {

struct Foreign {
  std::string_view name, meant;
};

constexpr std::array<Foreign, 15> foreign{{{"ln", "log"},
                                           {"loge", "log"},
                                           {"expm1", "exp"},
                                           {"root", "sqrt"},
                                           {"sen", "sin"},
                                           {"logistic", "sigmoid"},
                                           {"expit", "sigmoid"},
                                           {"sigma", "sigmoid"},
                                           {"swish", "silu"},
                                           {"fabs", "abs"},
                                           {"absolute", "abs"},
                                           {"maximum", "max"},
                                           {"minimum", "min"},
                                           {"average", "mean"},
                                           {"total", "sum"}}};

constexpr std::array<Foreign, 6> characters{
    {{"|", "abs(...)"}, {"‖", "abs(...)"}, {"√", "sqrt(...)"}, {"∑", "sum(...)"}, {"[", "( and )"}, {"{", "( and )"}}};

std::string textOf(std::string_view text, const Token& token) {
  const auto from = static_cast<std::size_t>(token.span.from), to = static_cast<std::size_t>(token.span.to);
  return std::string(text.substr(from, to - from));
}

bool isOperand(const Token& token) {
  return token.kind == Token::Kind::number || token.kind == Token::Kind::power || token.kind == Token::Kind::name ||
         token.is('(');
}

/// The exponent that begins at `found` in small digits: `2` for ², `-1` for ⁻¹.
std::string exponentIn(std::string_view text, const Token& found) {
  std::string digits;
  auto at = static_cast<std::size_t>(found.span.from);
  for (std::optional<char> small; (small = superscript(text, at)); at += characterSize(text, at)) digits += *small;
  return digits;
}

}  // namespace

std::string functionMeant(std::string_view name) {
  std::string lower;
  for (const char c : name) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const auto& [other, meant] : foreign)
    if (lower == other) return std::string(meant);
  return findFunction(lower) != nullptr ? lower : std::string();
}

std::string remedyFor(std::string_view text, const Token& before, const Token& found, bool afterOperand) {
  for (const auto& [character, meant] : characters)
    if (found.text == character) return std::string(meant);
  const std::string last = textOf(text, before);
  if (const std::string exponent = exponentIn(text, found); !exponent.empty())
    return (before.is(')') ? "(...)" : last) + '^' + exponent;
  const std::string function = before.kind == Token::Kind::name ? functionMeant(before.text) : std::string();
  if (!function.empty() && isOperand(found))
    return function + '(' + (found.is('(') ? "..." : textOf(text, found)) + ')';
  const Token next = tokenAt(text, found.span.to);
  if (before.kind == Token::Kind::number && found.text == "," && next.kind == Token::Kind::number)
    return before.text + '.' + next.text;
  if (before.kind == Token::Kind::name && found.text == "." && next.kind == Token::Kind::name)
    return functionMeant(next.text).empty() ? std::string() : functionMeant(next.text) + "(...)";
  if (afterOperand && isOperand(found))
    return (before.is(')') ? "(...)" : last) + '*' + (found.is('(') ? "(...)" : textOf(text, found));
  return {};
}

std::string remedyForName(std::string_view name) {
  if (name == "e") return "exp(...) for a power of e";
  if (name == "pi") return "3.141592653589793";
  return {};
}

}  // namespace gradlab
