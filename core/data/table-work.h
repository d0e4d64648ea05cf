#pragma once

#include <memory>
#include <string_view>

#include "core/base/work.h"
#include "core/data/own-table.h"

namespace gradlab {

/// `readOwnTable` as work, counted in cells. `text` must outlive it.
class TableWork final : public Work {
 public:
  TableWork(std::string_view text, const TableOptions& options);
  ~TableWork() override;
  bool advance(std::int64_t cells) override;
  /// After the work is done; may be called once.
  OwnTable takeResult();

 private:
  struct Reading;
  std::unique_ptr<Reading> reading_;
};

}  // namespace gradlab
