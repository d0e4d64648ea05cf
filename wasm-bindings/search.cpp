#include <emscripten/bind.h>

#include <memory>

#include "core/search/misfit.h"
#include "core/search/report.h"
#include "core/search/strategy-info.h"
#include "core/search/table-reader.h"
#include "wasm-bindings/arguments.h"
#include "wasm-bindings/study.h"
#include "wasm-bindings/value.h"
#include "wasm-bindings/work.h"

using emscripten::val;

namespace gradlab {
namespace {

val strategyList() {
  val list = val::array();
  for (const StrategyInfo& info : strategies()) {
    val knobs = val::array();
    for (const Knob& knob : info.knobs) {
      val object = val::object();
      object.set("name", std::string(knob.name));
      object.set("default", knob.fallback);
      object.set("min", knob.min);
      object.set("max", knob.max);
      object.set("sliderMin", knob.sliderMin);
      object.set("sliderMax", knob.sliderMax);
      object.set("scale", std::string(knob.scale == Scale::log ? "log" : "linear"));
      object.set("help", std::string(knob.help));
      knobs.call<void>("push", object);
    }
    val object = val::object();
    object.set("name", std::string(info.name));
    object.set("label", std::string(info.label));
    object.set("help", std::string(info.help));
    object.set("knobs", knobs);
    object.set("plansAhead", info.plansAhead);
    list.call<void>("push", object);
  }
  return list;
}

CheckedSweep checkPlain(const val& document) {
  const std::optional<Value> value = fromJavaScript(document);
  CheckedSweep checked = checkSweep(value ? *value : Value(Value::Object{}));
  if (!value) checked.problems = tooLarge();
  return checked;
}

val checkDocument(const val& document) {
  const CheckedSweep checked = checkPlain(document);
  val answer = val::object();
  answer.set("document", checked.problems.empty() ? toJavaScript(toValue(checked.sweep)) : val::null());
  answer.set("problems", toJavaScript(checked.problems));
  return answer;
}

val extent(const val& document) {
  const CheckedSweep checked = checkPlain(document);
  if (!checked.problems.empty()) return refused(checked.problems);
  const Extent extent = extentOf(checked.sweep);
  val answer = val::object();
  answer.set("trials", extent.trials);
  answer.set("updates", extent.updates);
  return answer;
}

/// A problem if the row does not fit the space of its sweep; `place` is its path.
Problems misfitAt(const std::string& place, const Sweep& sweep, const Row& row) {
  const std::string misfit = misfitOf(sweep, row);
  if (misfit.empty()) return {};
  return {{place, "misfit", {}, "trial " + std::to_string(row.trial) + ": " + misfit}};
}

/// A base class for calls that take the lines of a table one after the other, and then make an answer.
class TableWork : public Work {
 public:
  explicit TableWork(const val& lines) : lines_(lines), count_(lines["length"].as<int>()) {}

  bool advance(std::int64_t size) override {
    for (; size > 0 && taken_ < count_; --size) {
      const std::optional<Value> line = fromJavaScript(lines_[taken_]);
      take(std::to_string(taken_++), line ? &*line : nullptr);
      if (!problems_.empty()) return false;
    }
    return taken_ < count_ || goOn(size);
  }

  val result() { return problems_.empty() ? answer() : refused(problems_); }

 protected:
  /// Takes a line; `line` is null if it is too large.
  virtual void take(const std::string& place, const Value* line) = 0;
  /// Continues after all lines are taken. Returns whether work is left.
  virtual bool goOn(std::int64_t size) = 0;
  virtual val answer() = 0;

  Problems problems_;

 private:
  const val lines_;
  const int count_;
  int taken_ = 0;
};

val begun(std::unique_ptr<TableWork> work) {
  return longCall(std::move(work), [](TableWork& done) { return done.result(); });
}

class ReportCall : public TableWork {
 public:
  ReportCall(std::optional<CheckedSweep> checked, const val& rows) : TableWork(rows), checked_(std::move(checked)) {}

 private:
  void take(const std::string& number, const Value* line) override {
    const std::string place = "rows[" + number + ']';
    auto row = rowFrom(line ? *line : Value());
    if (const std::string* const complaint = std::get_if<std::string>(&row)) {
      problems_ = {{place, "bad-row", {}, *complaint}};
      return;
    }
    rows_.push_back(std::move(*std::get_if<Row>(&row)));
    if (checked_) problems_ = misfitAt(place, checked_->sweep, rows_.back());
  }

  bool goOn(std::int64_t size) override {
    if (report_) return report_->advance(size);
    report_.emplace(checked_ ? &checked_->sweep : nullptr, rows_);
    return true;
  }

  val answer() override { return toJavaScript(toValue(report_->result())); }

  const std::optional<CheckedSweep> checked_;
  std::vector<Row> rows_;
  std::optional<ReportWork> report_;
};

val report(const val& document, const val& rows) {
  if (!rows.isArray()) throwTypeError("rows must be a list");
  std::optional<CheckedSweep> checked;
  if (!document.isNull()) checked = checkPlain(document);
  if (checked && !checked->problems.empty()) return refused(checked->problems);
  return begun(std::make_unique<ReportCall>(std::move(checked), rows));
}

class ReadTableCall : public TableWork {
 public:
  using TableWork::TableWork;

 private:
  void take(const std::string& number, const Value* line) override {
    const std::string complaint = line ? reader_.take(*line) : tooLarge()[0].message;
    if (!complaint.empty()) problems_ = {{"lines[" + number + ']', "bad-line", {}, complaint}};
  }

  /// Checks and converts the rows one after the other.
  bool goOn(std::int64_t size) override {
    // Problems of the sweep itself are left to the report.
    if (!checked_ && reader_.sweep()) checked_ = checkSweep(*reader_.sweep());
    for (; size > 0 && given_ < reader_.rows().size() && problems_.empty(); --size) {
      const Row& row = reader_.rows()[given_];
      if (checked_ && checked_->problems.empty())
        problems_ = misfitAt("lines[" + std::to_string(reader_.places()[given_]) + ']', checked_->sweep, row);
      rows_.call<void>("push", toJavaScript(toValue(row)));
      ++given_;
    }
    return given_ < reader_.rows().size() && problems_.empty();
  }

  val answer() override {
    val answer = val::object();
    answer.set("document", reader_.sweep() ? toJavaScript(*reader_.sweep()) : val::null());
    answer.set("rows", rows_);
    return answer;
  }

  TableReader reader_;
  std::optional<CheckedSweep> checked_;
  std::size_t given_ = 0;
  const val rows_ = val::array();
};

val readTable(const val& lines) {
  if (!lines.isArray()) throwTypeError("lines must be a list");
  return begun(std::make_unique<ReadTableCall>(lines));
}

}  // namespace
}  // namespace gradlab

/// gradlab-search.js, hyper-parameter search. It is a separate module, because training does not need it.
EMSCRIPTEN_BINDINGS(search) {
  using namespace emscripten;
  using namespace gradlab;

  function("strategies", &strategyList);
  function("checkSweep", &checkDocument);
  function("extent", &extent);
  function("openStudy", &openStudy);
  function("report", &report);
  function("readTable", &readTable);

  class_<SearchStudy>("Study")
      .smart_ptr<std::shared_ptr<SearchStudy>>("Study")
      .function("next", &SearchStudy::next)
      .function("finish", &SearchStudy::finish)
      .function("learn", &SearchStudy::learn);
}
