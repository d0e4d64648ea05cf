#include "cli/rank-work.h"

#include "cli/json.h"
#include "cli/trials.h"
#include "core/experiment/check.h"

namespace gradlab::cli {

namespace {

double numberAt(const Value& message, std::string_view key) { return *message.find(key)->number(); }

}  // namespace

RankMessage planMessage(const TrialPlan& plan, std::size_t place, bool keep, std::vector<Snapshot> snapshots) {
  const Value message = Value::Object{{"place", static_cast<double>(place)},
                                      {"trial", plan.trial},
                                      {"rung", plan.rung ? Value(*plan.rung) : Value()},
                                      {"params", plan.params},
                                      {"begun", plan.begun},
                                      {"steps", plan.steps},
                                      {"keep", keep}};
  return {toJson(message), std::move(snapshots)};
}

RankWork::RankWork(const Sweep& sweep, Index jobs) : sweep_(sweep), base_(toValue(sweep.base)) {
  for (Index i = 0; i < jobs; ++i) threads_.emplace_back([this] { work(); });
}

RankWork::~RankWork() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void RankWork::give(RankMessage plan) {
  {
    const std::lock_guard lock(mutex_);
    plans_.push_back(std::move(plan));
  }
  changed_.notify_one();
}

std::optional<RankMessage> RankWork::result() {
  const std::lock_guard lock(mutex_);
  if (results_.empty()) return std::nullopt;
  RankMessage result = std::move(results_.front());
  results_.pop_front();
  return result;
}

void RankWork::work() {
  Datasets datasets;
  OwnDataReader reader;
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return over_ || !plans_.empty(); });
    if (plans_.empty()) return;
    const RankMessage plan = std::move(plans_.front());
    plans_.pop_front();
    lock.unlock();
    RankMessage result = done(plan, datasets, reader);
    lock.lock();
    results_.push_back(std::move(result));
  }
}

RankMessage RankWork::done(const RankMessage& asked, Datasets& datasets, OwnDataReader& reader) const {
  const Value message = parseJson(asked.text).value;
  const Value& rung = *message.find("rung");
  const Proposal proposal{
      .trial = static_cast<Index>(numberAt(message, "trial")),
      .point = sweep_.space.pointOf(*message.find("params")->object()),
      .rung = rung.isNull() ? std::nullopt : std::optional<Index>(static_cast<Index>(*rung.number())),
      .begun = static_cast<Index>(numberAt(message, "begun")),
      .steps = static_cast<Index>(numberAt(message, "steps"))};
  auto [row, snapshots] = runTrial(sweep_, planOf(sweep_, base_, proposal, reader), asked.snapshots,
                                   *message.find("keep")->boolean(), datasets);
  return {toJson(Value::Object{{"place", *message.find("place")}, {"row", toValue(row)}}), std::move(snapshots)};
}

}  // namespace gradlab::cli
