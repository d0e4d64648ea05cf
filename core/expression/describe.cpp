#include "core/expression/describe.h"

#include <array>

#include "core/expression/operator.h"
#include "core/expression/operators.h"

namespace gradlab {

namespace {

constexpr auto writings = []<class... Ops>(std::type_identity<std::tuple<Ops...>>) {
  return std::array{Ops::written...};
}(std::type_identity<Operators>{});

}  // namespace

std::span<const Written> writtenOperators() { return writings; }

Value describeOperators() {
  constexpr std::array patterns{"elementwise", "product", "spread"};
  Value::Array rows;
  for (const Operator& op : operators()) {
    const Written& written = writings[placeOf(op)];
    Value::Array slopes;
    for (const std::string_view slope : written.slopes)
      if (!slope.empty()) slopes.emplace_back(slope);
    rows.push_back(Value::Object{{"op", op.op},
                                 {"spelling", op.spelling},
                                 {"arity", static_cast<int>(op.arity)},
                                 {"pattern", patterns[static_cast<std::size_t>(op.pattern)]},
                                 {"help", written.help},
                                 {"slopes", std::move(slopes)},
                                 {"torch", written.torch},
                                 {"numpy", written.numpy},
                                 {"tfjs", written.tfjs},
                                 {"jaxjs", written.jaxjs},
                                 {"hasKink", op.isKink != nullptr}});
  }
  return rows;
}

}  // namespace gradlab
