#include <algorithm>
#include <array>
#include <map>

#include "core/train/bytes.h"
#include "core/train/fingerprint.h"
#include "core/train/hash.h"
#include "core/train/trainer.h"

namespace gradlab {
namespace {

constexpr std::uint32_t kMark = 0x424c5247;  // "GRLB"
constexpr std::uint32_t kVersion = 1;
constexpr std::array<std::string_view, 4> kParameters{"weight", "bias", "scale", "shift"};
constexpr std::array<std::string_view, 5> kQuantities{"activation", "loss", "gradient", "parameter", "optimizer-state"};

template <class Names>
std::uint8_t placeOf(const Names& names, std::string_view name) {
  return static_cast<std::uint8_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

std::uint64_t hashOf(std::span<const std::uint8_t> bytes) {
  Hash hash;
  hash.add(bytes.data(), bytes.size());
  return hash.value();
}

Problem damaged() { return {"", "snapshot-damaged", {}, "this is no snapshot of a run, or it was damaged"}; }

Problem differs(const std::string& path) {
  return {path, "snapshot-differs", {}, "the snapshot was taken of a run with another " + path};
}

void put(ByteWriter& to, const Evaluation& entry) {
  to.put(static_cast<std::int64_t>(entry.step));
  for (const Score& score : {entry.train, entry.valid}) {
    to.put(score.loss);
    to.put(score.accuracy);
  }
}

Evaluation getEvaluation(ByteReader& from) {
  Evaluation entry;
  entry.step = static_cast<Index>(from.get<std::int64_t>());
  for (Score* score : {&entry.train, &entry.valid}) {
    score->loss = from.get<double>();
    score->accuracy = from.get<double>();
  }
  return entry;
}

/// Reads the fingerprints of a snapshot and compares them with those of this run; each difference is a problem.
Problems compare(ByteReader& from, const std::vector<Fingerprint>& mine) {
  std::map<std::string, std::uint64_t> theirs;
  for (auto count = from.get<std::uint32_t>(); count > 0 && from.good(); --count) {
    const std::vector<char> path = from.list<char>();
    theirs[std::string(path.begin(), path.end())] = from.get<std::uint64_t>();
  }
  Problems problems, oneSided;
  for (const Fingerprint& field : mine) {
    const auto other = theirs.find(field.path);
    if (other == theirs.end())
      oneSided.push_back(differs(field.path));
    else if (other->second != field.hash)
      problems.push_back(differs(field.path));
    if (other != theirs.end()) theirs.erase(other);
  }
  for (const auto& [path, hash] : theirs) oneSided.push_back(differs(path));
  // Fields that only one side has are reported only if no common field differs: another optimizer, for example, has
  // other knobs, and then its name is enough.
  return problems.empty() ? oneSided : problems;
}

}  // namespace

std::vector<std::uint8_t> Trainer::snapshot() const {
  // A step that was begun line by line is not part of the snapshot; the checkpoint has the state before it.
  const bool within = next_ != Phase::takeBatch;
  Checkpoint now = checkpoint_;
  if (!within) now.keep(step_, network_, optimizer_, order_);

  ByteWriter to;
  to.put(kMark);
  to.put(kVersion);
  const std::vector<Fingerprint> fields = fingerprints(experiment_, dataHash_);
  to.put(static_cast<std::uint32_t>(fields.size()));
  for (const Fingerprint& field : fields) {
    to.put(std::span<const char>(field.path));
    to.put(field.hash);
  }
  to.put(static_cast<std::int64_t>(step_));
  to.put(now.updates);
  to.put(now.order.random);
  to.put(static_cast<std::int64_t>(now.order.epoch));
  to.put(static_cast<std::int64_t>(now.order.position));
  for (const Buffer<float>* buffer : {&now.parameters, &now.gradients, &now.running, &now.optimizer})
    to.put(buffer->span());
  to.put(std::span<const float>(losses_));
  to.put(static_cast<std::uint64_t>(evaluations_.size()));
  for (const Evaluation& entry : evaluations_) put(to, entry);
  to.put(static_cast<std::uint8_t>(divergence_ ? 1 : 0));
  if (divergence_) {
    to.put(static_cast<std::int64_t>(divergence_->step));
    to.put(static_cast<std::int64_t>(divergence_->layer));
    to.put(placeOf(kParameters, divergence_->parameter));
    to.put(placeOf(kQuantities, divergence_->quantity));
    to.put(divergence_->lr);
  }
  to.put(hashOf(to.bytes));
  return to.bytes;
}

Problems Trainer::restore(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t tail = sizeof(std::uint64_t);
  if (bytes.size() < tail) return {damaged()};
  const auto body = bytes.first(bytes.size() - tail);
  if (ByteReader(bytes.last(tail)).get<std::uint64_t>() != hashOf(body)) return {damaged()};
  ByteReader from(body);
  if (from.get<std::uint32_t>() != kMark || from.get<std::uint32_t>() != kVersion) return {damaged()};
  if (Problems problems = compare(from, fingerprints(experiment_, dataHash_)); !problems.empty()) return problems;

  Checkpoint saved(network_, optimizer_);
  saved.step = static_cast<Index>(from.get<std::int64_t>());
  saved.updates = from.get<std::int64_t>();
  saved.order.random = from.get<std::uint64_t>();
  saved.order.epoch = static_cast<Index>(from.get<std::int64_t>());
  saved.order.position = static_cast<Index>(from.get<std::int64_t>());
  for (Buffer<float>* buffer : {&saved.parameters, &saved.gradients, &saved.running, &saved.optimizer}) {
    const std::vector<float> numbers = from.list<float>();
    if (static_cast<Index>(numbers.size()) != buffer->size()) return {damaged()};
    copy(numbers, buffer->data());
  }
  std::vector<float> losses = from.list<float>();
  std::vector<Evaluation> evaluations;
  for (auto count = from.get<std::uint64_t>(); count > 0 && from.good(); --count)
    evaluations.push_back(getEvaluation(from));
  std::optional<Divergence> divergence;
  if (from.get<std::uint8_t>() != 0) {
    divergence.emplace();
    divergence->step = static_cast<Index>(from.get<std::int64_t>());
    divergence->layer = static_cast<Index>(from.get<std::int64_t>());
    divergence->parameter = kParameters[std::min<std::size_t>(from.get<std::uint8_t>(), kParameters.size() - 1)];
    divergence->quantity = kQuantities[std::min<std::size_t>(from.get<std::uint8_t>(), kQuantities.size() - 1)];
    divergence->lr = from.get<double>();
  }
  const bool fits =
      saved.step >= 0 && saved.updates == saved.step && losses.size() == static_cast<std::size_t>(saved.step);
  if (!from.good() || !from.atEnd() || !fits || !order_.allows(saved.order) || evaluations.empty()) return {damaged()};

  saved.giveBack(network_, optimizer_, order_);
  step_ = saved.step;
  steps_ = std::max(steps_, step_);
  losses_ = std::move(losses);
  evaluations_ = std::move(evaluations);
  divergence_ = divergence;
  next_ = Phase::takeBatch;
  tape_ = nullptr;
  nextCheckpoint_ = step_;
  nextEvaluation_ = (step_ / experiment_.evalEvery + 1) * experiment_.evalEvery;
  // The saved run was evaluated at its last step; in this longer run that step may not be due.
  if (evaluations_.back().step == step_ && step_ < steps_ && step_ % experiment_.evalEvery != 0)
    evaluations_.pop_back();
  return {};
}

}  // namespace gradlab
