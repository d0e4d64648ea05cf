#include "core/expression/notation.h"

#include <algorithm>
#include <array>

namespace gradlab {

namespace {

struct Spelled {
  std::string_view printed, meant;
};

constexpr std::array<std::string_view, 9> blanks{" ",      "\t",     "\n",     "\r",    "\u00a0",
                                                 "\u2009", "\u200a", "\u202f", "\u2060"};

/// The longest first.
constexpr std::array<Spelled, 15> signs{{{"**", "^"},
                                         {":=", "="},
                                         {"+", "+"},
                                         {"-", "-"},
                                         {"\u2212", "-"},  // minus sign
                                         {"\u2013", "-"},  // en dash
                                         {"*", "*"},
                                         {"\u00b7", "*"},  // middle dot
                                         {"\u22c5", "*"},  // dot operator
                                         {"\u00d7", "*"},  // multiplication sign
                                         {"/", "/"},
                                         {"^", "^"},
                                         {"@", "@"},
                                         {"=", "="},
                                         {"\u2190", "="}}};  // leftwards arrow

constexpr std::array<Spelled, 28> letters{
    {{"α", "alpha"},  {"β", "beta"}, {"γ", "gamma"}, {"δ", "delta"}, {"ε", "eps"},     {"ϵ", "eps"},
     {"ζ", "zeta"},   {"η", "eta"},  {"θ", "theta"}, {"ϑ", "theta"}, {"ι", "iota"},    {"κ", "kappa"},
     {"λ", "lambda"}, {"μ", "mu"},   {"µ", "mu"},    {"ν", "nu"},    {"ξ", "xi"},      {"ο", "omicron"},
     {"π", "pi"},     {"ρ", "rho"},  {"σ", "sigma"}, {"τ", "tau"},   {"υ", "upsilon"}, {"φ", "phi"},
     {"ϕ", "phi"},    {"χ", "chi"},  {"ψ", "psi"},   {"ω", "omega"}}};

constexpr std::array<std::string_view, 12> superscripts{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻", "⁺"};
constexpr std::array<std::string_view, 10> subscripts{"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};

bool begins(std::string_view text, std::size_t from, std::string_view with) {
  return from <= text.size() && text.substr(from, with.size()) == with;
}

/// Which of them stands there; their number for none.
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
  while (from < text.size()) {
    const std::size_t blank = whichAt(text, from, blanks);
    if (blank < blanks.size())
      from += blanks[blank].size();
    else if (begins(text, from, "#") || begins(text, from, "//"))
      from = std::min(text.find('\n', from), text.size());
    else
      break;
  }
  return from;
}

std::string_view greekName(std::string_view text, std::size_t from) {
  for (const auto& [printed, meant] : letters)
    if (begins(text, from, printed)) return meant;
  return {};
}

std::optional<char> superscript(std::string_view text, std::size_t from) {
  const std::size_t which = whichAt(text, from, superscripts);
  if (which == superscripts.size()) return std::nullopt;
  return "0123456789-+"[which];
}

std::optional<char> subscript(std::string_view text, std::size_t from) {
  const std::size_t which = whichAt(text, from, subscripts);
  if (which == subscripts.size()) return std::nullopt;
  return "0123456789"[which];
}

Sign signAt(std::string_view text, std::size_t from) {
  for (const auto& [printed, meant] : signs) {
    if (!begins(text, from, printed)) continue;
    const std::size_t after = from + printed.size();
    const bool assigns = meant != "=" && meant != "@" && begins(text, after, "=") && !begins(text, after, "==");
    return {meant[0], assigns, printed.size() + (assigns ? 1 : 0)};
  }
  return {};
}

}  // namespace gradlab
