#pragma once

#include <memory>
#include <string_view>

#include "core/base/work.h"
#include "core/data/own-table.h"

namespace gradlab {

/// `readOwnTable` in pieces, counted in cells. The text outlives it.
class TableWork final : public Work {
 public:
  TableWork(std::string_view text, const TableOptions& options);
  ~TableWork() override;
  bool advance(std::int64_t cells) override;
  /// Once nothing is left, and only once.
  OwnTable takeResult();

 private:
  struct Reading;
  std::unique_ptr<Reading> reading_;
};

}  // namespace gradlab
