#include "core/expression/notation.h"

#include <algorithm>
#include <array>

#include "core/base/character.h"

namespace gradlab {

namespace {

struct Spelled {
  std::string_view printed, meant;
};

/// Signs of more than one character, and signs outside ASCII.
constexpr std::array<Spelled, 8> signs{{{"**", "^"},
                                        {":=", "="},
                                        {"<-", "="},
                                        {"\u00f7", "/"},
                                        {"\u2215", "/"},
                                        {"\u2044", "/"},
                                        {"\u2190", "="},
                                        {"\u27f5", "="}}};

constexpr std::array<Spelled, 28> letters{
    {{"α", "alpha"},  {"β", "beta"}, {"γ", "gamma"}, {"δ", "delta"}, {"ε", "eps"},     {"ϵ", "eps"},
     {"ζ", "zeta"},   {"η", "eta"},  {"θ", "theta"}, {"ϑ", "theta"}, {"ι", "iota"},    {"κ", "kappa"},
     {"λ", "lambda"}, {"μ", "mu"},   {"µ", "mu"},    {"ν", "nu"},    {"ξ", "xi"},      {"ο", "omicron"},
     {"π", "pi"},     {"ρ", "rho"},  {"σ", "sigma"}, {"τ", "tau"},   {"υ", "upsilon"}, {"φ", "phi"},
     {"ϕ", "phi"},    {"χ", "chi"},  {"ψ", "psi"},   {"ω", "omega"}}};

constexpr std::array<std::string_view, 10> subscripts{"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};

bool begins(std::string_view text, std::size_t from, std::string_view with) {
  return from <= text.size() && text.substr(from, with.size()) == with;
}

/// The index of the list entry that begins at `from`; the size of the list if there is none.
template <class List>
std::size_t whichAt(std::string_view text, std::size_t from, const List& list) {
  return static_cast<std::size_t>(
      std::find_if(list.begin(), list.end(), [&](std::string_view one) { return begins(text, from, one); }) -
      list.begin());
}

}  // namespace

std::size_t characterSize(std::string_view text, std::size_t from) {
  std::size_t end = from + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return end - from;
}

std::size_t afterBlanks(std::string_view text, std::size_t from) {
  const auto isBlankAt = [&](std::size_t at) {
    return at >= text.size() || isBlank(characterAt(text.substr(at)).code);
  };
  bool isApart = from == 0 || isBlankAt(from - 1);
  while (from < text.size()) {
    // Between two operands without blanks `//` is not a comment, but a mistyped division.
    const bool isComment = begins(text, from, "#") || (begins(text, from, "//") && (isApart || isBlankAt(from + 2)));
    if (isComment)
      from = std::min(text.find('\n', from), text.size());
    else if (isBlankAt(from))
      from += characterSize(text, from);
    else
      break;
    isApart = true;
  }
  return from;
}

std::string_view greekName(std::string_view text, std::size_t from) {
  for (const auto& [printed, meant] : letters)
    if (begins(text, from, printed)) return meant;
  return {};
}

std::optional<char> superscript(std::string_view text, std::size_t from) {
  const char small = from < text.size() ? superscriptOf(characterAt(text.substr(from)).code) : '\0';
  return small != 0 ? std::optional(small) : std::nullopt;
}

std::optional<char> subscript(std::string_view text, std::size_t from) {
  const std::size_t which = whichAt(text, from, subscripts);
  if (which == subscripts.size()) return std::nullopt;
  return "0123456789"[which];
}

Sign signAt(std::string_view text, std::size_t from) {
  if (from >= text.size()) return {};
  Sign sign;
  for (const auto& [printed, meant] : signs)
    if (sign.sign == 0 && begins(text, from, printed)) sign = {meant[0], false, printed.size()};
  if (sign.sign == 0) {
    const auto [code, bytes] = characterAt(text.substr(from));
    const char plain = isMinus(code) ? '-' : isTimes(code) ? '*' : code < 0x80 ? text[from] : narrowed(code);
    if (plain != 0 && std::string_view("+-*/^@=").find(plain) != std::string_view::npos) sign = {plain, false, bytes};
  }
  const std::size_t after = from + sign.size;
  const bool mayAssign = sign.sign != 0 && sign.sign != '=' && sign.sign != '@';
  if (!mayAssign || !begins(text, after, "=") || begins(text, after, "==")) return sign;
  return {sign.sign, true, sign.size + 1};
}

}  // namespace gradlab
