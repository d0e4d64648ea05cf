#include "core/expression/syntax.h"

#include <algorithm>
#include <cmath>

#include "core/base/decimal.h"
#include "core/expression/remedy.h"

namespace gradlab {

namespace {

/// A recursive-descent parser. After the first problem every token is the end of the text, so that all rules return
/// quickly.
class Parser {
 public:
  Parser(std::string_view text, Grammar grammar, Problems& problems)
      : text_(text), grammar_(grammar), problems_(problems), token_(tokenAt(text, 0)) {}

  std::optional<Syntax> parse() {
    if (charactersBefore(text_, static_cast<int>(text_.size())) > mostCharacters)
      refuse(0, "too-long", {{"most", mostCharacters}},
             "is longer than " + std::to_string(mostCharacters) + " characters");
    else if (token_.kind == Token::Kind::end)
      unexpected(grammar_ == Grammar::expression ? "an expression" : "an assignment");
    skipEmptyParts();
    while (!failed_) {
      part();
      if (token_.kind == Token::Kind::end) break;
      const bool newLine =
          token_.beginsLine && (token_.kind == Token::Kind::name || token_.kind == Token::Kind::number);
      if (!token_.is(';') && !newLine)
        unexpected("an operator, \";\" or the end", true);
      else if (unnamed_ >= 0)
        refuse(unnamed_, "unnamed", {}, "what stands before \";\" needs a name, as in name = ...");
      else if (!newLine)
        advance();
      skipEmptyParts();
      if (grammar_ == Grammar::assignments && token_.kind == Token::Kind::end) break;
    }
    if (failed_) return std::nullopt;
    return std::move(syntax_);
  }

 private:
  /// A node, and its span with the parentheses around it.
  struct Part {
    int node = 0;
    Span span{};
  };

  void advance() {
    before_ = std::move(token_);
    token_ = tokenAt(text_, before_.span.to);
  }

  /// Further semicolons between assignments are ignored.
  void skipEmptyParts() {
    while (grammar_ == Grammar::assignments && token_.is(';')) advance();
  }

  void refuse(int at, std::string code, Value::Object params, const std::string& message) {
    if (failed_) return;
    failed_ = true;
    problems_.push_back(problemAt(text_, at, std::move(code), std::move(params), message));
    token_ = {};
  }

  /// `afterOperand`: an operator or an end is expected here.
  void unexpected(const std::string& expected, bool afterOperand = false) {
    if (failed_) return;
    const std::string shown = nameOf(text_, token_), write = remedyFor(text_, before_, token_, afterOperand);
    if (write.empty())
      refuse(token_.span.from, "unexpected", {{"found", shown}, {"expected", expected}},
             "found " + shown + ", expected " + expected);
    else
      refuse(token_.span.from, "write-instead", {{"found", shown}, {"expected", expected}, {"write", write}},
             "found " + shown + ", expected " + expected + "; write " + write);
  }

  bool take(char symbol) {
    if (!token_.is(symbol)) return false;
    advance();
    return true;
  }

  Part add(SyntaxNode node) {
    if (static_cast<int>(syntax_.nodes.size()) == mostNodes)
      refuse(node.mark, "too-many-nodes", {{"most", mostNodes}},
             "is the operation or leaf that is one too many: " + std::to_string(mostNodes) + " are allowed");
    if (failed_) return {};
    const Span span = node.span;
    syntax_.nodes.push_back(std::move(node));
    return {static_cast<int>(syntax_.nodes.size()) - 1, span};
  }

  Part apply(const Operator& op, int mark, Part left, Part right, Span span) {
    return add({.op = &op, .operands = {left.node, right.node}, .span = span, .mark = mark});
  }

  void part() {
    const Token first = token_;
    const Token sign = tokenAt(text_, first.span.to);
    const bool named = first.kind == Token::Kind::name && (sign.is('=') || sign.assigns);
    Part old{};
    if (named) {
      defineCheck(first);
      if (failed_) return;
      if (sign.assigns) old = use(first);
      advance();
      advance();
    } else if (grammar_ == Grammar::assignments) {
      if (first.kind == Token::Kind::name) advance();
      return unexpected(first.kind == Token::Kind::name ? "\"=\"" : "a name and \"=\"");
    }
    unnamed_ = named ? -1 : first.span.from;
    Part value = sum();
    if (sign.assigns && named)
      value = apply(*findSymbol(sign.text[0], 2), sign.span.from, old, value, {first.span.from, value.span.to});
    if (failed_) return;
    syntax_.output = value.node;
    if (!named) return;
    SyntaxNode& node = syntax_.nodes[static_cast<std::size_t>(value.node)];
    if (node.name.empty()) node.name = first.text;
    syntax_.definitions.push_back({std::string(first.text), value.node, first.span.from});
  }

  void defineCheck(const Token& name) {
    const std::string text(name.text);
    if (findFunction(text) != nullptr)
      refuse(name.span.from, "reserved-name", {{"name", text}}, text + " is a function and cannot be defined");
    else if (grammar_ == Grammar::expression && definition(text) != nullptr)
      refuse(name.span.from, "defined-twice", {{"name", text}}, text + " is defined twice");
  }

  const Definition* definition(std::string_view name) const {
    const auto& known = syntax_.definitions;
    const auto entry =
        std::find_if(known.rbegin(), known.rend(), [&](const Definition& one) { return one.name == name; });
    return entry == known.rend() ? nullptr : &*entry;
  }

  /// Whether the text has defined or used that name so far.
  bool isKnown(std::string_view name) const {
    const auto isInput = [&](const SyntaxNode& node) {
      return node.kind == SyntaxNode::Kind::input && node.name == name;
    };
    return definition(name) != nullptr || std::any_of(syntax_.nodes.begin(), syntax_.nodes.end(), isInput);
  }

  Part sum() { return chain("+-", &Parser::product); }
  Part product() { return chain("*/@", &Parser::signedPower); }

  /// Operands with any of `symbols` between them, left-associative.
  Part chain(std::string_view symbols, Part (Parser::*operand)()) {
    Part left = (this->*operand)();
    while (token_.kind == Token::Kind::symbol && !token_.assigns &&
           symbols.find(token_.text) != std::string_view::npos) {
      const Token symbol = token_;
      advance();
      const Part right = bound(binds_ || symbol.is('/'), operand);
      left = apply(*findSymbol(symbol.text[0], 2), symbol.span.from, left, right, {left.span.from, right.span.to});
    }
    return left;
  }

  /// All nested rules pass through this one, so it limits the depth.
  Part signedPower() {
    if (depth_ > deepestNesting) {
      refuse(token_.span.from, "too-deep", {{"most", deepestNesting}},
             "is nested more than " + std::to_string(deepestNesting) + " deep");
      return {};
    }
    ++depth_;
    const Part part = token_.is('-') ? negation() : power();
    --depth_;
    return part;
  }

  Part negation() {
    const int at = token_.span.from;
    advance();
    const Part of = signedPower();
    return apply(*findSymbol('-', 1), at, of, {}, {at, of.span.to});
  }

  Part power() {
    const Part base = primary();
    if (!token_.is('^')) return base;
    const int at = token_.span.from;
    advance();
    const Part exponent = bound(true, &Parser::signedPower);
    return apply(*findSymbol('^', 2), at, base, exponent, {base.span.from, exponent.span.to});
  }

  Part primary() {
    const Token first = token_;
    if (first.kind == Token::Kind::number || first.kind == Token::Kind::power) return number();
    if (first.kind == Token::Kind::name) {
      advance();
      return token_.is('(') || findFunction(first.text) != nullptr ? call(first) : use(first);
    }
    if (!take('(')) {
      unexpected(R"(a number, a name, a function, "-" or "(")");
      return {};
    }
    Part inside = bound(false, &Parser::sum);
    inside.span = {first.span.from, token_.span.to};
    if (!take(')')) unexpected("an operator or \")\"", true);
    return inside;
  }

  /// Parses `rule` with `binds_` set for its duration: whether the sign in front binds closer than a product.
  Part bound(bool binds, Part (Parser::*rule)()) {
    const bool before = binds_;
    binds_ = binds;
    const Part part = (this->*rule)();
    binds_ = before;
    return part;
  }

  /// A number, which may also be printed as 1.2 × 10⁻³. That is one number, not a product, unless a power or a division
  /// in front would apply to its first factor only.
  Part number() {
    const Token first = token_;
    std::string decimal = first.kind == Token::Kind::power ? "1" + first.text : first.text;
    Span span = first.span;
    advance();
    if (const Token power = token_.is('*') ? tokenAt(text_, token_.span.to) : Token{};
        power.kind == Token::Kind::power && first.kind == Token::Kind::number && !binds_ &&
        decimal.find_first_of("eE") == std::string::npos) {
      decimal += power.text;
      span.to = power.span.to;
      advance();
      advance();
    }
    const double value = readDecimal(decimal);
    if (!std::isfinite(value))
      refuse(span.from, "beyond-double", {{"number", decimal}}, decimal + " is beyond double precision");
    return add({.kind = SyntaxNode::Kind::constant, .number = value, .span = span, .mark = span.from});
  }

  Part use(const Token& name) {
    if (const Definition* const defined = definition(name.text)) return {defined->node, name.span};
    for (std::size_t i = 0; i < syntax_.nodes.size(); ++i)
      if (syntax_.nodes[i].kind == SyntaxNode::Kind::input && syntax_.nodes[i].name == name.text)
        return {static_cast<int>(i), name.span};
    return add(
        {.kind = SyntaxNode::Kind::input, .name = std::string(name.text), .span = name.span, .mark = name.span.from});
  }

  Part call(const Token& name) {
    const Operator* const function = findFunction(name.text);
    if (function == nullptr) {
      std::string names;
      for (const Operator& op : operators())
        if (op.spelling.size() > 1) names.append(names.empty() ? "" : ", ").append(op.spelling);
      const bool isFactor = name.text.size() < 3 || isKnown(name.text);
      const std::string meant = callMeant(name.text);
      const std::string write = meant.empty() && isFactor ? name.text + "*(...) for a product" : meant;
      refuse(name.span.from, "unknown-function", {{"name", name.text}, {"functions", names}, {"write", write}},
             name.text + " is no function; there are " + names + (write.empty() ? "" : "; write ") + write);
      return {};
    }
    if (!take('(')) unexpected("\"(\"");
    std::array<Part, 2> operands{};
    int count = 0;
    do {
      const Part operand = bound(false, &Parser::sum);
      if (count < 2) operands[static_cast<std::size_t>(count)] = operand;
      ++count;
    } while (take(','));
    const Span span{name.span.from, token_.span.to};
    if (!take(')')) unexpected(count < function->arity ? "an operator or \",\"" : "an operator or \")\"", true);
    if (count != function->arity) {
      const std::string text(name.text);
      refuse(name.span.from, "wrong-arity",
             {{"function", text}, {"takes", static_cast<int>(function->arity)}, {"found", count}},
             text + " takes " + (function->arity == 1 ? "one argument" : "two arguments") + ", found " +
                 std::to_string(count));
    }
    return apply(*function, name.span.from, operands[0], operands[1], span);
  }

  std::string_view text_;
  Grammar grammar_;
  Problems& problems_;
  Token before_{}, token_;
  Syntax syntax_{};
  bool failed_ = false;
  int depth_ = 0;
  bool binds_ = false;  // right of a power or a division, which bind closer than a product
  int unnamed_ = -1;    // where the last part begins, if it has no name
};

}  // namespace

std::optional<Syntax> parse(std::string_view text, Grammar grammar, Problems& problems) {
  return Parser(text, grammar, problems).parse();
}

Problem problemAt(std::string_view text, int at, std::string code, Value::Object params, const std::string& message) {
  const int column = charactersBefore(text, at) + 1;
  params.emplace_back("column", column);
  return {"text", std::move(code), std::move(params), "column " + std::to_string(column) + ": " + message};
}

Problem unknownName(std::string_view text, const SyntaxNode& input, const std::vector<std::string>& known) {
  const std::string write = remedyForName(input.name);
  std::string names;
  for (const std::string& name : known) names.append(names.empty() ? "" : ", ").append(name);
  return problemAt(text, input.mark, "unknown-name", {{"name", input.name}, {"known", names}, {"write", write}},
                   input.name + " is not known; " +
                       (names.empty() ? "no name has a value" : "names with a value: " + names) +
                       (write.empty() ? "" : "; write " + write));
}

}  // namespace gradlab
