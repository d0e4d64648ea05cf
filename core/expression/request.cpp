#include "core/expression/request.h"

#include "core/expression/matrix-value.h"
#include "core/expression/trace.h"

namespace gradlab {

namespace {

std::optional<Mode> readMode(const Value& request, Problems& problems) {
  const Value* const given = request.find("mode");
  if (given == nullptr) return Mode::vjp;
  const std::string mode = given->text() == nullptr ? "" : *given->text();
  if (mode == "value") return Mode::value;
  if (mode == "vjp") return Mode::vjp;
  if (mode == "jvp") return Mode::jvp;
  problems.push_back(
      {"mode", "unknown-choice", {{"allowed", Value::Array{"value", "vjp", "jvp"}}}, "must be value, vjp or jvp"});
  return std::nullopt;
}

/// Sets `target` to the matrix at `key` of the request; to 1 if it is missing and the target is a single number.
void set(View<double> target, const Value& request, const std::string& key, const std::string& owner,
         Problems& problems) {
  const Shape shape{target.rows(), target.cols()};
  const Value* const given = request.find(key);
  if (given == nullptr && shape == Shape{1, 1}) {
    target.setOnes();
    return;
  }
  const Value::Object params{{"shape", shapeText(shape)}};
  if (given == nullptr) {
    problems.push_back(
        {key, "missing", params, "must be given: " + owner + " is " + shapeText(shape) + ", not a single number"});
    return;
  }
  const std::optional<Matrix<double>> matrix = readMatrix(*given, key, problems);
  if (!matrix) return;
  const Shape actual{matrix->rows(), matrix->cols()};
  if (actual == shape)
    target = *matrix;
  else
    problems.push_back(
        {key, "wrong-shape", params, "must be " + shapeText(shape) + " as " + owner + " is, not " + shapeText(actual)});
}

void setTangent(Differentiation& asked, const Value& request, Problems& problems) {
  const Value* const given = request.find("wrt");
  const std::string wrt = given == nullptr || given->text() == nullptr ? "" : nameIn(*given->text());
  if (find(asked.at, wrt) == nullptr) {
    std::string names;
    for (const auto& [name, value] : asked.at) names.append(names.empty() ? "" : ", ").append(name);
    problems.push_back({"wrt",
                        "unknown-name",
                        {{"name", wrt}, {"known", names}},
                        (given == nullptr ? "must be given: " : "must be ") + std::string("the name of an input") +
                            (names.empty() ? "; there are none" : ", one of " + names)});
    return;
  }
  // An input that the text does not use has no node, but its tangent is checked anyway.
  const NodeId id = inputNamed(asked.expression, wrt);
  const Matrix<double>& value = *find(asked.at, wrt);
  Buffer<double> unused(value.size());
  set(id < 0 ? View<double>(unused.data(), value.rows(), value.cols()) : asked.tape().tangent(id), request, "tangent",
      wrt, problems);
}

void setCotangent(Differentiation& asked, const Value& request, Problems& problems) {
  const Shape shape = asked.tape().shape(asked.output());
  Buffer<double> unused(shape.size());
  const bool hasAdjoint = asked.tape().hasAdjoint(asked.output());
  set(hasAdjoint ? asked.tape().adjoint(asked.output()) : View<double>(unused.data(), shape.rows, shape.cols), request,
      "cotangent", "the result", problems);
}

}  // namespace

void Differentiation::run() {
  tape().forward();
  if (mode == Mode::vjp) tape().backward();
  if (mode == Mode::jvp) tape().pushforward();
  if (mode == Mode::value) return;
  const Trace passed = trace(*this);
  if (!passed.meetsEnd) return;
  for (NodeId id = 0; id < tape().size(); ++id)
    if (const auto& derivative = passed.derivatives[static_cast<std::size_t>(id)])
      (mode == Mode::vjp ? tape().adjoint(id) : tape().tangent(id)) = *derivative;
}

std::optional<std::string> readText(const Value& request, Problems& problems) {
  const Value* const given = request.find("text");
  if (given != nullptr && given->text() != nullptr) return *given->text();
  problems.push_back({"text", "not-a-text", {}, "must be a text"});
  return std::nullopt;
}

std::optional<Bindings> readBindings(const Value& request, Problems& problems) {
  Bindings at;
  const Value* const given = request.find("at");
  if (given == nullptr || given->isNull()) return at;
  const std::size_t before = problems.size();
  if (given->object() == nullptr) {
    problems.push_back({"at", "not-an-object", {}, "must be an object with a value for each name"});
    return std::nullopt;
  }
  for (const auto& [written, value] : *given->object()) {
    const std::string path = "at." + written, name = nameIn(written);
    if (name.empty() || findFunction(name) != nullptr)
      problems.push_back({path,
                          "not-a-name",
                          {{"name", written}},
                          name.empty() ? "is no name: letters, digits and _, a letter first"
                                       : "is a function, not a name that can have a value"});
    else if (find(at, name) != nullptr)
      problems.push_back({path, "given-twice", {{"name", name}}, "is given twice"});
    else if (std::optional<Matrix<double>> matrix = readMatrix(value, path, problems))
      at.emplace_back(name, std::move(*matrix));
  }
  if (problems.size() > before) return std::nullopt;
  return at;
}

std::optional<Differentiation> checkDifferentiation(const Value& request, Problems& problems) {
  const std::optional<std::string> text = readText(request, problems);
  std::optional<Bindings> at = readBindings(request, problems);
  const std::optional<Mode> mode = readMode(request, problems);
  if (!text || !at || !mode) return std::nullopt;
  std::optional<Expression> expression = makeExpression(*text, *at, problems);
  if (!expression) return std::nullopt;
  Differentiation asked{std::move(*expression), std::move(*at), *mode};
  if (*mode == Mode::vjp) setCotangent(asked, request, problems);
  if (*mode == Mode::jvp) setTangent(asked, request, problems);
  if (!problems.empty()) return std::nullopt;
  return asked;
}

}  // namespace gradlab
