#include "core/data/number.h"

#include "core/data/cell-value.h"
#include "core/data/text.h"

namespace gradlab {

std::optional<double> parseNumber(std::string_view text) {
  text = trimmed(text);
  if (readCell(text, ',').kind != CellKind::number) return std::nullopt;
  return numberIn(text);
}

}  // namespace gradlab
