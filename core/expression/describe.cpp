#include "core/expression/describe.h"

#include <array>

#include "core/expression/operator.h"

namespace gradlab {

Value describeOperators() {
  constexpr std::array patterns{"elementwise", "product", "spread"};
  Value::Array rows;
  for (const Operator& op : operators()) {
    Value::Array slopes;
    for (const std::string_view slope : op.slopes)
      if (!slope.empty()) slopes.emplace_back(slope);
    rows.push_back(Value::Object{{"op", op.op},
                                 {"spelling", op.spelling},
                                 {"arity", static_cast<int>(op.arity)},
                                 {"pattern", patterns[static_cast<std::size_t>(op.pattern)]},
                                 {"help", op.help},
                                 {"slopes", std::move(slopes)},
                                 {"torch", op.torch},
                                 {"numpy", op.numpy},
                                 {"tfjs", op.tfjs},
                                 {"jaxjs", op.jaxjs},
                                 {"hasKink", op.isKink != nullptr}});
  }
  return rows;
}

}  // namespace gradlab
