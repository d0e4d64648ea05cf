#include "core/expression/remedy.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/base/character.h"
#include "core/expression/notation.h"
#include "core/expression/operator.h"

namespace gradlab {

namespace {

struct Foreign {
  std::string_view name, meant;
};

constexpr std::array<Foreign, 14> foreign{{{"ln", "log"},
                                           {"loge", "log"},
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

/// Functions that the grammar does not have, but that can be composed of its functions.
constexpr std::array<Foreign, 14> composed{{{"log2", "log(...)/log(2)"},
                                            {"log10", "log(...)/log(10)"},
                                            {"log1p", "log(1 + ...)"},
                                            {"expm1", "exp(...) - 1"},
                                            {"tan", "sin(...)/cos(...)"},
                                            {"pow", "(...)^(...)"},
                                            {"power", "(...)^(...)"},
                                            {"square", "(...)^2"},
                                            {"rsqrt", "1/sqrt(...)"},
                                            {"reciprocal", "1/(...)"},
                                            {"sign", "x/(abs(x) + 1e-12), with what is in the brackets as x"},
                                            {"sgn", "x/(abs(x) + 1e-12), with what is in the brackets as x"},
                                            {"clip", "max(lowest, min(highest, ...))"},
                                            {"clamp", "max(lowest, min(highest, ...))"}}};

/// Keywords of programming languages that can stand beside names.
constexpr std::array<std::string_view, 12> keywords{"if", "else", "for",    "in", "not", "and",
                                                    "or", "let",  "lambda", "is", "var", "const"};

constexpr std::array<Foreign, 6> characters{
    {{"|", "abs(...)"}, {"‖", "abs(...)"}, {"√", "sqrt(...)"}, {"∑", "sum(...)"}, {"[", "( and )"}, {"{", "( and )"}}};

std::string textOf(std::string_view text, const Token& token) {
  const auto from = static_cast<std::size_t>(token.span.from), to = static_cast<std::size_t>(token.span.to);
  return std::string(text.substr(from, to - from));
}

std::string lowered(std::string_view name) {
  std::string lower;
  for (const char c : name) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

/// Whether it can be a factor (x, lr, 2, a bracket), and is not a keyword.
bool isFactor(const Token& token) {
  return token.kind != Token::Kind::name || std::find(keywords.begin(), keywords.end(), token.text) == keywords.end();
}

/// Whether a number and the token after it make a product, such as 2x and 2 theta; 1 2, 1e, 0x10 and 1_000 do not.
bool isTimesName(const Token& number, const Token& token) {
  if (token.kind == Token::Kind::number) return false;
  const bool touches = number.span.to == token.span.from;
  return !touches || (token.text[0] != '_' && token.text != "e" && number.text != "0");
}

bool isOperand(const Token& token) {
  return token.kind == Token::Kind::number || token.kind == Token::Kind::power || token.kind == Token::Kind::name ||
         token.is('(');
}

/// Whether a time index begins there, as in θ_{t+1} or θₜ₊₁; it can be left out, since a name always means its newest
/// value.
bool isIndex(const Token& before, const Token& token) {
  if (before.kind != Token::Kind::name) return false;
  if (token.text == "{") return before.text.back() == '_';
  const std::uint32_t code = token.text.empty() ? 0 : characterAt(token.text).code;
  return code >= 0x208A && code <= 0x209C;
}

/// The superscripts that begin at `token`, as an exponent: `2` for ², `-1` for ⁻¹.
std::string exponentIn(std::string_view text, const Token& token) {
  std::string digits;
  auto at = static_cast<std::size_t>(token.span.from);
  for (std::optional<char> small; (small = superscript(text, at)); at += characterSize(text, at)) digits += *small;
  return digits;
}

}  // namespace

std::string functionMeant(std::string_view name) {
  const std::string lower = lowered(name);
  for (const auto& [other, meant] : foreign)
    if (lower == other) return std::string(meant);
  return findFunction(lower) != nullptr ? lower : std::string();
}

std::string callMeant(std::string_view name) {
  const std::string lower = lowered(name);
  for (const auto& [other, meant] : composed)
    if (lower == other) return std::string(meant);
  const std::string function = functionMeant(name);
  return function.empty() ? function : function + "(...)";
}

std::string remedyFor(std::string_view text, const Token& before, const Token& token, bool afterOperand) {
  const std::string last = textOf(text, before), shown = textOf(text, token);
  if (isIndex(before, token)) return last.substr(0, last.find('_'));
  for (const auto& [character, meant] : characters)
    if (token.text == character) return std::string(meant);
  if (const std::string exponent = exponentIn(text, token); !exponent.empty())
    return (before.is(')') ? "(...)" : last) + '^' + exponent;
  if (const char narrow = shown.empty() ? '\0' : narrowed(characterAt(shown).code); narrow != 0)
    return std::string(1, narrow);
  const std::string function = before.kind == Token::Kind::name ? functionMeant(before.text) : std::string();
  if (!function.empty() && isOperand(token)) return function + '(' + (token.is('(') ? "..." : shown) + ')';
  const Token next = tokenAt(text, token.span.to);
  // MATLAB's sign for element by element: `.*`, `./`, `.^`.
  if (token.text == "." && next.span.from == token.span.to && (next.is('*') || next.is('/') || next.is('^')))
    return next.text.substr(0, 1);
  if (before.kind == Token::Kind::number && token.text == "," && next.kind == Token::Kind::number)
    return before.text + '.' + next.text;
  if (before.kind == Token::Kind::name && token.text == "." && next.kind == Token::Kind::name)
    return callMeant(next.text);
  if (!afterOperand) return token.is('+') && isOperand(next) ? textOf(text, next) : std::string();
  const bool isNumber = before.kind == Token::Kind::number;
  if (!isOperand(token) || !isFactor(before) || !(isNumber ? isTimesName(before, token) : isFactor(token))) return {};
  return (before.is(')') ? "(...)" : last) + '*' + (token.is('(') ? "(...)" : shown);
}

std::string remedyForName(std::string_view name) {
  if (name == "e") return "exp(...) for a power of e";
  if (name == "pi") return "3.141592653589793";
  return {};
}

}  // namespace gradlab
