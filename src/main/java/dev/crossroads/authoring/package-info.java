/** Writing a course while it is served: folders that are watched, mistakes on the page, questions with their keys. */
package dev.crossroads.authoring;
