#include "cli/rank-work.h"

#include "cli/json.h"
#include "cli/trials.h"
#include "core/experiment/check.h"

namespace gradlab::cli {

namespace {

double numberAt(const Value& message, std::string_view key) { return *message.find(key)->number(); }

}  // namespace

RankMessage jobMessage(const Job& job, std::size_t place, bool keep, std::vector<Snapshot> snapshots) {
  const Value message = Value::Object{{"place", static_cast<double>(place)},
                                      {"trial", job.trial},
                                      {"rung", job.rung ? Value(*job.rung) : Value()},
                                      {"params", job.params},
                                      {"begun", job.begun},
                                      {"steps", job.steps},
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

void RankWork::give(RankMessage job) {
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
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
    changed_.wait(lock, [&] { return over_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    const RankMessage job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    RankMessage result = done(job, datasets, reader);
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
  auto [row, snapshots] = runTrial(sweep_, jobOf(sweep_, base_, proposal, reader), asked.snapshots,
                                   *message.find("keep")->boolean(), datasets);
  return {toJson(Value::Object{{"place", *message.find("place")}, {"row", toValue(row)}}), std::move(snapshots)};
}

}  // namespace gradlab::cli
