#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/autodiff/tape.h"
#include "core/base/problem.h"
#include "core/expression/syntax.h"

namespace gradlab {

/// The values of names, in the order in which they were given.
using Bindings = std::vector<std::pair<std::string, Matrix<double>>>;

/// The most numbers in all nodes together, so that no text of 2,000 characters fills the memory or takes seconds.
constexpr Index mostElements = 100000;

/// A text recorded on a tape; node i of the syntax is node i of the tape.
struct Expression {
  Syntax syntax;
  Tape<double> tape;
};

/// Parses the text and records it with the shapes and values of its names in `at`, which may have further names. The
/// tape is finished for adjoints and tangents and aimed at the output; its leaves are set, but no pass has run.
/// Nothing, and problems at the path `text`, if the text is wrong or the shapes do not fit.
std::optional<Expression> makeExpression(std::string_view text, const Bindings& at, Problems& problems);

/// The matrix of that name, or nullptr.
const Matrix<double>* find(const Bindings& at, std::string_view name);

/// The input of that name on the tape, or -1 if the text does not use it.
NodeId inputNamed(const Expression& expression, std::string_view name);

}  // namespace gradlab
