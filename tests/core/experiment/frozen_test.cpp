#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/core/experiment/documents.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;

Value valueOf(const json& plain) {
  if (plain.is_string()) return plain.get<std::string>();
  if (plain.is_number()) return plain.get<double>();
  if (plain.is_boolean()) return plain.get<bool>();
  if (plain.is_array()) {
    Value::Array items;
    for (const json& item : plain) items.push_back(valueOf(item));
    return items;
  }
  Value::Object members;
  for (const auto& [key, member] : plain.items()) members.emplace_back(key, valueOf(member));
  return members;
}

/// Expects that `value` has everything that `expected` has; it may have further keys, which were added later.
void expectToSay(const json& expected, const Value* value, const std::string& path) {
  ASSERT_NE(value, nullptr) << path;
  if (expected.is_object()) {
    for (const auto& [key, member] : expected.items()) expectToSay(member, value->find(key), path + '.' + key);
  } else if (expected.is_array()) {
    ASSERT_EQ(value->array()->size(), expected.size()) << path;
    for (std::size_t i = 0; i < expected.size(); ++i) expectToSay(expected[i], &(*value->array())[i], path);
  } else if (expected.is_string()) {
    EXPECT_EQ(*value->text(), expected.get<std::string>()) << path;
  } else {
    EXPECT_EQ(*value->number(), expected.get<double>()) << path;
  }
}

/// tests/fixtures/documents has documents as people wrote them for a release, and the complete documents that this
/// release made of them. These files never change, so that a document of a course keeps its meaning.
TEST(FrozenDocuments, KeepTheMeaningOfTheirRelease) {
  for (const char* release : {"0.1"}) {
    std::ifstream file(GRADLAB_ROOT "/tests/fixtures/documents/" + std::string(release) + ".jsonl");
    int count = 0;
    for (std::string line; std::getline(file, line); ++count) {
      const json frozen = json::parse(line);
      for (const char* form : {"document", "checked"}) {
        const Checked checked = checkExperiment(valueOf(frozen[form]));
        for (const Problem& problem : checked.problems) ADD_FAILURE() << line << problem.path << problem.message;
        const Value complete = toValue(checked.experiment);
        expectToSay(frozen["checked"], &complete, "");
      }
    }
    EXPECT_GE(count, 40) << release;
  }
}

TEST(FrozenDocuments, KeepTheDataOfTheirTables) {
  const auto dataOf = [](const char* csv) {
    return checkExperiment(with(document("data.source", "csv"), "data.csv", csv)).data.dataset;
  };
  const auto fruit = dataOf("width,length,kind\n1,2,pear\n3,4.5,apple\n-5e1,.5,pear\n");
  EXPECT_EQ(fruit->classes, (std::vector<std::string>{"pear", "apple"}));
  EXPECT_EQ(fruit->x, (Matrix<double>(2, 3) << 1, 3, -50, 2, 4.5, 0.5).finished());
  const auto values = dataOf("\"a, b\",y\r\n1,2.5\r\n2,-3\r\n3,0.25\r\n");
  EXPECT_EQ(values->features, std::vector<std::string>{"a, b"});
  EXPECT_EQ(values->y, (std::vector<double>{2.5, -3, 0.25}));
}

}  // namespace
}  // namespace gradlab::testing
