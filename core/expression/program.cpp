#include "core/expression/program.h"

#include <algorithm>

#include "core/expression/outline.h"

namespace gradlab {

namespace {

/// The index of a name in a list; the size of the list if it is not there.
std::size_t placeOf(const std::vector<std::string>& names, std::string_view name) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return placeOf(names, name) < names.size();
}

void rename(Syntax& syntax, const std::string& from, const std::string& to) {
  for (SyntaxNode& node : syntax.nodes)
    if (node.name == from) node.name = to;
  for (Definition& definition : syntax.definitions)
    if (definition.name == from) definition.name = to;
}

}  // namespace

Program::Program() = default;
Program::Program(const Program&) = default;
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(const Program&) = default;
Program& Program::operator=(Program&&) noexcept = default;
Program::~Program() = default;

std::optional<Program> Program::parse(std::string_view text, const Names& names, Problems& problems) {
  std::optional<Syntax> syntax = gradlab::parse(text, Grammar::assignments, problems);
  if (!syntax) return std::nullopt;
  for (const auto& [other, name] : names.others) rename(*syntax, other, name);
  for (const Definition& definition : syntax->definitions)
    if (contains(names.fixed, definition.name)) {
      problems.push_back(
          problemAt(text, definition.at, "given-name", {{"name", definition.name}},
                    definition.name + " is given and cannot be overwritten; give the new value another " + "name"));
      return std::nullopt;
    }
  for (const SyntaxNode& node : syntax->nodes)
    if (node.op != nullptr && (node.op->spelling == "sum" || node.op->spelling == "mean")) {
      const std::string name(node.op->spelling);
      problems.push_back(problemAt(text, node.mark, "element-alone", {{"name", name}},
                                   name + " has nothing to go over: a rule is worked out for each parameter alone"));
      return std::nullopt;
    }
  const std::vector<std::string>& given = names.given;
  Program program;
  program.outline_ = outlineOf(text, *syntax);
  for (const Definition& definition : syntax->definitions)
    if (!contains(program.assigned_, definition.name)) program.assigned_.push_back(definition.name);
  for (const SyntaxNode& node : syntax->nodes) {
    if (node.kind != SyntaxNode::Kind::input || contains(given, node.name)) continue;
    std::vector<std::string>& kind = contains(program.assigned_, node.name) ? program.remembered_ : program.constants_;
    if (!contains(kind, node.name)) kind.push_back(node.name);
  }
  program.names_ = given;
  program.names_.insert(program.names_.end(), program.constants_.begin(), program.constants_.end());
  for (const std::string& name : program.assigned_)
    if (!contains(given, name)) program.names_.push_back(name);

  for (const SyntaxNode& node : syntax->nodes) {
    const std::size_t place = program.nodes_.size();
    program.nodes_.push_back(node.number);
    if (node.kind == SyntaxNode::Kind::input) program.reads_.push_back({placeOf(program.names_, node.name), place});
    if (node.kind == SyntaxNode::Kind::operation)
      program.operations_.push_back(
          {node.op, {static_cast<std::size_t>(node.operands[0]), static_cast<std::size_t>(node.operands[1])}, place});
  }
  for (const std::string& name : program.assigned_) {
    // The last definition of a name has its value at the end.
    const auto last = std::find_if(syntax->definitions.rbegin(), syntax->definitions.rend(),
                                   [&](const Definition& definition) { return definition.name == name; });
    program.writes_.push_back({placeOf(program.names_, name), static_cast<std::size_t>(last->node)});
  }
  return program;
}

void Program::run(std::span<double> values) {
  for (const Link& read : reads_) nodes_[read.node] = values[read.place];
  for (const Operation& operation : operations_)
    nodes_[operation.node] = operation.op->number(nodes_[operation.operands[0]], nodes_[operation.operands[1]]);
  for (const Link& write : writes_) values[write.place] = nodes_[write.node];
}

std::optional<Trouble> Program::trouble() const {
  for (const Operation& operation : operations_)
    if (std::optional<Trouble> trouble =
            troubleOf(*operation.op, nodes_[operation.operands[0]], nodes_[operation.operands[1]]))
      return trouble;
  return std::nullopt;
}

}  // namespace gradlab
