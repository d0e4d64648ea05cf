#include "core/expression/differences.h"

#include <cmath>
#include <limits>

#include "core/expression/ends.h"
#include "core/expression/matrix-value.h"
#include "core/expression/request.h"

namespace gradlab {

namespace {

constexpr std::size_t mostWidths = 1000;

/// An expression as a function of one element of one input.
class Slope {
 public:
  Slope(Expression& expression, NodeId input, Index element)
      : tape_(expression.tape),
        output_(expression.syntax.output),
        input_(input),
        element_(element),
        x_(tape_.value(input)(element)) {
    for (NodeId id = 0; id < tape_.size(); ++id)
      if (tape_.inputs(id).empty()) leaves_.emplace_back(tape_.value(id));
  }

  double inDouble(double width) { return finite((at(x_ + width) - at(x_ - width)) / (2 * width)); }
  double below(double width) { return finite((at(x_) - at(x_ - width)) / width); }
  double above(double width) { return finite((at(x_ + width) - at(x_)) / width); }

  double inFloat(double width) {
    const auto x = static_cast<float>(x_), h = static_cast<float>(width);
    const auto above = static_cast<float>(atFloat(x + h)), below = static_cast<float>(atFloat(x - h));
    return finite((above - below) / (2 * h));
  }

 private:
  static double finite(double slope) { return std::isfinite(slope) ? slope : std::numeric_limits<double>::quiet_NaN(); }

  void setLeaves(double x) {
    auto leaf = leaves_.begin();
    for (NodeId id = 0; id < tape_.size(); ++id)
      if (tape_.inputs(id).empty()) tape_.value(id) = *leaf++;
    tape_.value(input_)(element_) = x;
  }

  double at(double x) {
    setLeaves(x);
    tape_.forward();
    return tape_.value(output_)(0);
  }

  double atFloat(float x) {
    setLeaves(static_cast<double>(x));
    for (NodeId id = 0; id < tape_.size(); ++id) {
      tape_.forward(id);
      View<double> value = tape_.value(id);
      for (Index i = 0; i < value.size(); ++i) value(i) = static_cast<double>(static_cast<float>(value(i)));
    }
    return tape_.value(output_)(0);
  }

  Tape<double>& tape_;
  NodeId output_, input_;
  Index element_;
  double x_;
  std::vector<Matrix<double>> leaves_;
};

/// The nodes at a kink through which the result depends on the input.
std::vector<NodeId> kinksFrom(const Expression& expression, NodeId input) {
  const Tape<double>& tape = expression.tape;
  std::vector<bool> depends(static_cast<std::size_t>(tape.size()), false);
  depends[static_cast<std::size_t>(input)] = true;
  std::vector<NodeId> kinks;
  for (NodeId id = input + 1; id < tape.size(); ++id) {
    for (const NodeId operand : tape.inputs(id))
      if (depends[static_cast<std::size_t>(operand)]) depends[static_cast<std::size_t>(id)] = true;
    if (depends[static_cast<std::size_t>(id)] && tape.leadsToOutput(id) && isAtKink(expression, id))
      kinks.push_back(id);
  }
  return kinks;
}

std::optional<std::vector<double>> readWidths(const Value& request, Problems& problems) {
  const Value* const given = request.find("widths");
  const Value::Array* const list = given == nullptr ? nullptr : given->array();
  std::vector<double> widths;
  bool good = list != nullptr && list->size() <= mostWidths;
  for (std::size_t i = 0; good && i < list->size(); ++i) {
    const double* const width = (*list)[i].number();
    good = width != nullptr && *width > 0 && std::isfinite(*width);
    if (good) widths.push_back(*width);
  }
  if (good) return widths;
  problems.push_back({"widths",
                      "not-widths",
                      {{"most", static_cast<double>(mostWidths)}},
                      "must be a list of at most 1000 numbers above 0"});
  return std::nullopt;
}

}  // namespace

std::optional<Differences> findDifferences(const Value& request, Problems& problems) {
  const std::optional<std::vector<double>> widths = readWidths(request, problems);
  const Value* const named = request.find("wrt");
  const Value* const numbered = request.find("element");
  std::optional<Differentiation> asked =
      checkDifferentiation(Value::Object{{"text", request.find("text") == nullptr ? Value() : *request.find("text")},
                                         {"at", request.find("at") == nullptr ? Value() : *request.find("at")},
                                         {"mode", "value"}},
                           problems);
  if (!asked || !widths) return std::nullopt;
  const NodeId input =
      named == nullptr || named->text() == nullptr ? -1 : inputNamed(asked->expression, nameIn(*named->text()));
  if (input < 0) problems.push_back({"wrt", "unknown-name", {}, "must be a name that the text uses"});
  if (asked->tape().shape(asked->output()).size() != 1)
    problems.push_back({"text", "not-a-number", {}, "column 1: must come to a single number"});
  const double element = numbered == nullptr ? 0 : numbered->number() == nullptr ? -1 : *numbered->number();
  if (input >= 0 && !(element >= 0 && element == std::floor(element) &&
                      element < static_cast<double>(asked->tape().shape(input).size())))
    problems.push_back({"element", "out-of-range", {}, "must be a whole number from 0, below the number of elements"});
  if (!problems.empty()) return std::nullopt;
  Tape<double>& tape = asked->tape();
  if (tape.hasAdjoint(asked->output())) tape.seed();
  asked->mode = Mode::vjp;
  asked->run();
  const auto at = static_cast<Index>(element);
  Differences result{tape.adjoint(input)(at), {}, {}, {}, {}, kinksFrom(asked->expression, input)};
  Slope slope(asked->expression, input, at);
  for (const double width : *widths) {
    result.inDouble.push_back(slope.inDouble(width));
    result.inFloat.push_back(slope.inFloat(width));
    result.below.push_back(slope.below(width));
    result.above.push_back(slope.above(width));
  }
  return result;
}

}  // namespace gradlab
