-- Tries of passwords and join codes are counted in limit_use now; what was counted under way is counted anew.
DROP TABLE sign_in_failure;
DROP TABLE join_miss;
